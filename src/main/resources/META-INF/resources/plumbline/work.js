// Mending records: pages work without this, and quicker with it.
"use strict";
(() => {
  // A choice is offered under some values of the field that decides about it, and hidden under others.
  const narrow = select => {
    const controller = select.form.elements[select.dataset.controller];
    if (!controller) return;
    const value = controller.type === "checkbox" ? String(controller.checked) : controller.value;
    for (const option of select.options) {
      const fits = !option.dataset.under || option.dataset.under.includes("\n" + value + "\n");
      option.hidden = option.disabled = !fits && !option.defaultSelected;
      if (!fits && option.selected && !option.defaultSelected) select.value = "";
    }
  };
  const narrowAll = root => root.querySelectorAll("select[data-controller]").forEach(narrow);
  document.addEventListener("change", event => {
    if (event.target.form) narrowAll(event.target.form);
  });
  narrowAll(document);

  // A suggestion is one tap, and can be typed over.
  const suggest = () => document.querySelectorAll("[data-fills][hidden]").forEach(chips => { chips.hidden = false; });
  const press = chips => {
    const text = document.getElementById(chips.dataset.fills).value;
    for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.value === text));
  };
  document.addEventListener("click", event => {
    const chip = event.target.closest("[data-fills] .chip");
    if (!chip) return;
    document.getElementById(chip.parentElement.dataset.fills).value = chip.value;
    press(chip.parentElement);
  });
  document.addEventListener("input", event => {
    const chips = event.target.id && document.querySelector(`[data-fills="${CSS.escape(event.target.id)}"]`);
    if (chips) press(chips);
  });
  suggest();

  // A record is done: on to the next one, and into its first field.
  let goOn = false;
  document.addEventListener("htmx:afterSettle", event => {
    narrowAll(document);
    suggest();
    const card = document.getElementById(event.detail.elt.id) || event.detail.elt;
    if (!card.matches || !card.matches(".work-card")) return;
    if (card.hasAttribute("data-over")) {
      const next = [...document.querySelectorAll(".work-card a[data-fix]")]
        .find(link => card.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
      goOn = Boolean(next);
      if (next) next.click();
    } else if (goOn || card.querySelector("[aria-invalid=true]")) {
      const first = card.querySelector("[aria-invalid=true]")
        || card.querySelector(".field input:not([type=hidden]), .field select, .field textarea");
      const group = first && first.closest(".chips");
      const field = group ? group.querySelector(":checked") || group.querySelector("[type=radio]") : first;
      if (field) field.focus();
      goOn = false;
    }
  });

  // Who searched goes on among what was found.
  let sought = "";
  document.addEventListener("click", event => {
    const button = event.target.closest("button[name=search]");
    if (button) sought = button.parentElement.querySelector("select").id;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const found = sought;
    sought = "";
    if (found) requestAnimationFrame(() => document.getElementById(found)?.focus());
  });

  // In a table, Enter and the arrows go down and up a column; Ctrl and Enter saves. Enter in a search searches.
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.ctrlKey && event.target.matches("input[type=search]")) {
      event.preventDefault();
      event.target.parentElement.querySelector("button").click();
      return;
    }
    const form = event.target.closest("form[data-grid]");
    if (!form) return;
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".save"));
      return;
    }
    const typed = event.target.matches("input:not([type=checkbox])");
    const step = event.key === "Enter" && event.target.matches("input, select") ? 1
      : typed && event.target.type === "text" && event.key === "ArrowDown" ? 1
      : typed && event.target.type === "text" && event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const cell = event.target.closest("td");
    let row = cell && cell.parentElement;
    while (row) {
      row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      const next = row && row.cells[cell.cellIndex].querySelector("input:not([type=hidden]), select, textarea");
      if (next) {
        next.focus();
        return;
      }
    }
  });
})();
