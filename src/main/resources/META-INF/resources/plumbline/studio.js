// The rule studio: colours, completion, and checks as one types. Everything works without it, by buttons.
"use strict";
(() => {
  const form = document.getElementById("studio");
  if (!form) return;
  const checked = document.getElementById("checked");
  const shown = form.elements.shown;
  const yaml = form.elements.yaml;
  const wait = (work, ms) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(work, ms); }; };

  // --- words: fields by object, functions, roll-ups -------------------------------------------------------------------------
  const words = new Map();
  const wordsOf = object => {
    if (!words.has(object)) {
      words.set(object, fetch("/rules/studio/words?object=" + encodeURIComponent(object))
        .then(answer => answer.ok ? answer.json() : Promise.reject())
        .catch(() => { words.delete(object); return { fields: [], functions: [], rollups: [] }; }));
    }
    return words.get(object);
  };
  const objectNow = () => {
    const field = form.elements["f-object"];
    if (shown.value === "form" && field) return field.value.trim();
    const found = /^\s*object:\s*["']?(\w+)/m.exec(yaml.value);
    return found ? found[1] : "";
  };

  // --- colours ----------------------------------------------------------------------------------------------------------------
  const FORMULA = /(\/\*[\s\S]*?(?:\*\/|$))|("(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_][A-Za-z0-9_]*(?=\s*\())/g;
  const YAML = /(#[^\n]*)|("(?:\\.|[^"\\\n])*"?)|(\b\d+(?:\.\d+)?\b)|(^[ \t]*(?:- )?[A-Za-z][\w-]*(?=:))/gm;
  const CLASSES = ["rem", "str", "num", "fn"];
  const errors = new Map();

  const pieces = (text, kind) => {
    if (kind === "fields") return [[0, text.length, ""]];
    const all = [];
    let at = 0;
    for (const match of text.matchAll(kind === "yaml" ? YAML : FORMULA)) {
      if (match.index > at) all.push([at, match.index, ""]);
      const which = [1, 2, 3, 4].findIndex(i => match[i] !== undefined);
      all.push([match.index, match.index + match[0].length, kind === "yaml" && which === 3 ? "key" : CLASSES[which]]);
      at = match.index + match[0].length;
    }
    if (at < text.length) all.push([at, text.length, ""]);
    return all;
  };
  const indexOf = (text, line, column) => {
    let at = 0;
    for (let row = 1; row < line; row++) {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end + 1;
    }
    return Math.min(text.length, at + [...text.slice(at)].slice(0, column - 1).join("").length);
  };
  const spans = (text, area) => (errors.get(area) || []).map(place => {
    const from = indexOf(text, place.line, place.column);
    const word = /^[\w$.]+|^"[^"\n]*"?|^[^\s]/.exec(text.slice(from));
    return [from, from + (word ? word[0].length : 1)];
  });
  const paint = area => {
    const pre = area.previousElementSibling;
    const text = area.value;
    const marks = spans(text, area);
    const cuts = new Set();
    marks.forEach(([from, to]) => { cuts.add(from); cuts.add(to); });
    const all = document.createDocumentFragment();
    for (const [from, to, kind] of pieces(text, area.dataset.code)) {
      const ends = [from, ...[...cuts].filter(cut => cut > from && cut < to).sort((a, b) => a - b), to];
      for (let i = 0; i + 1 < ends.length; i++) {
        const span = document.createElement("span");
        if (kind) span.className = kind;
        if (marks.some(([a, b]) => ends[i] >= a && ends[i] < b)) span.classList.add("err");
        span.textContent = text.slice(ends[i], ends[i + 1]);
        all.append(span);
      }
    }
    all.append(text.endsWith("\n") || !text ? " " : "");
    pre.replaceChildren(all);
    if (area.id !== "yaml") {
      area.style.height = "auto";
      area.style.height = area.scrollHeight + 2 + "px";
    }
    pre.scrollTop = area.scrollTop;
    area.toggleAttribute("aria-invalid", false);
    if (marks.length) area.setAttribute("aria-invalid", "true");
  };
  const areas = [...form.querySelectorAll("textarea[data-code]")];
  const paintAll = () => areas.filter(area => area.offsetParent).forEach(paint);

  // --- completion -------------------------------------------------------------------------------------------------------------
  const list = document.createElement("div");
  list.className = "complete";
  list.id = "completion";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completion");
  list.hidden = true;
  form.append(list);
  let open = null;
  const close = () => {
    if (!open) return;
    open.area.removeAttribute("aria-activedescendant");
    open.area.removeAttribute("aria-controls");
    open = null;
    list.hidden = true;
  };
  const choose = index => {
    open.at = (index + open.options.length) % open.options.length;
    [...list.children].forEach((child, i) => child.setAttribute("aria-selected", i === open.at));
    list.children[open.at].scrollIntoView({ block: "nearest" });
    open.area.setAttribute("aria-activedescendant", list.children[open.at].id);
  };
  const accept = index => {
    const { area, from, to, options } = open;
    const option = options[index];
    close();
    area.focus();
    area.setRangeText(option.insert, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const caretBox = (area, index) => {
    const walker = document.createTreeWalker(area.previousElementSibling, NodeFilter.SHOW_TEXT);
    let left = index;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, left - 1));
        range.setEnd(node, left);
        return range.getBoundingClientRect();
      }
      left -= node.length;
    }
    return area.getBoundingClientRect();
  };
  const field = async (object, path) => {
    const steps = path.split(".");
    let of = object;
    for (let i = 0; i < steps.length - 1; i++) {
      const next = (await wordsOf(of)).fields.find(one => one.leads.toLowerCase() === steps[i].toLowerCase());
      if (!next || !next.to) return null;
      of = next.to;
    }
    const last = steps[steps.length - 1].toLowerCase();
    return { of, found: (await wordsOf(of)).fields.find(one => one.name.toLowerCase() === last) };
  };
  const fieldOptions = async (object, token) => {
    const steps = token.split(".");
    const last = steps.pop().toLowerCase();
    const start = steps.join(".") + (steps.length ? "." : "");
    const end = steps.length ? await field(object, start + "x") : { of: object };
    if (!end) return [];
    const fits = name => name.toLowerCase().startsWith(last);
    const near = (name, label) => fits(name) || last.length > 2 && label.toLowerCase().includes(last);
    // What begins with the word comes before what is only labelled so.
    const known = [...(await wordsOf(end.of)).fields].sort((a, b) => fits(b.name) - fits(a.name));
    return known.flatMap(one => [
      ...(near(one.name, one.label) ? [{ text: start + one.name, note: one.label + " · " + one.type, insert: start + one.name }] : []),
      ...(one.leads && one.to && fits(one.leads) ? [{ text: start + one.leads + ".…", note: "fields of " + one.to, insert: start + one.leads + "." }] : []),
    ]);
  };
  const options = async (area, text) => {
    const object = objectNow();
    if (area.dataset.code === "fields") {
      const token = /[A-Za-z_$][\w$.]*$/.exec(text)?.[0] || "";
      return { token, all: await fieldOptions(object, token) };
    }
    const quote = /"([^"\n]*)$/.exec(text.replace(/"[^"\n]*"/g, part => "'".repeat(part.length)));
    if (quote) {
      const before = text.slice(0, text.length - quote[1].length - 1);
      const name = /STAGE_(?:AT_LEAST|ORDER)\(\s*$/i.test(before) ? "StageName"
        : /([A-Za-z_][\w.]*)\s*(?:,|==?|<>|!=)\s*(?:"[^"\n]*"\s*,\s*)*$/.exec(before)?.[1];
      const known = name && (await field(object, name))?.found;
      const typed = quote[1].toLowerCase();
      return { token: quote[1], all: (known?.values || []).filter(value => value.toLowerCase().startsWith(typed) && value !== quote[1])
        .map(value => ({ text: value, note: known.label, insert: value + (area.value[area.selectionEnd] === '"' ? "" : '"') })) };
    }
    const token = /[A-Za-z_$][\w$.]*$/.exec(text)?.[0] || "";
    const upper = token.toUpperCase();
    const known = await wordsOf(object);
    const rollups = new Set(known.rollups);
    for (const match of yaml.value.matchAll(/^\s*- name:\s*(\w+)\s*\n\s*object:[^\n]*\n\s*summarize:/gm)) rollups.add(match[1]);
    return { token, all: [
      ...(token.startsWith("$") || !token ? [] : await fieldOptions(object, token)),
      ...(token.includes(".") || token.startsWith("$") ? [] : known.functions.filter(one => one.name.startsWith(upper))
        .map(one => ({ text: one.name + "()", note: one.signature + ": " + one.summary, insert: one.name + "(" }))),
      ...[...rollups].map(name => "$Rollup." + name).filter(name => token && name.toUpperCase().startsWith(upper))
        .map(name => ({ text: name, note: "roll-up", insert: name })),
      ...(token ? [] : (await fieldOptions(object, "")).slice(0, 60)),
    ] };
  };
  const inFormula = area => {
    if (area.dataset.code !== "yaml") return true;
    const before = area.value.slice(0, area.selectionStart);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const key = /^\s*(?:- )?(applies|violated|filter):/;
    if (key.test(line)) return true;
    const above = before.split("\n").reverse().find(one => /^\s*(?:- )?[\w-]+:/.test(one));
    return !/^\s*(?:- )?[\w-]+:/.test(line) && !!above && key.test(above);
  };
  const complete = async (area, asked) => {
    const caret = area.selectionStart;
    if (caret !== area.selectionEnd || !inFormula(area)) return close();
    const text = area.value.slice(0, caret);
    const { token, all } = await options(area, text);
    if (area.selectionStart !== caret || document.activeElement !== area) return;
    const fresh = all.filter(one => one.insert !== token).slice(0, 80);
    if (!fresh.length || !asked && token.length < 2 && !/"$/.test(text)) return close();
    open = { area, from: caret - token.length, to: caret, options: fresh, at: 0 };
    list.replaceChildren(...fresh.map((one, i) => {
      const item = document.createElement("div");
      item.id = "completion-" + i;
      item.setAttribute("role", "option");
      item.append(one.text);
      const note = document.createElement("span");
      note.className = "note";
      note.textContent = one.note;
      item.append(note);
      item.addEventListener("mousedown", event => { event.preventDefault(); accept(i); });
      return item;
    }));
    list.hidden = false;
    const box = caretBox(area, caret);
    const around = form.getBoundingClientRect();
    form.style.position = "relative";
    list.style.top = box.bottom - around.top + 4 + "px";
    list.style.left = Math.max(0, Math.min(box.left - around.left, around.width - list.offsetWidth)) + "px";
    area.setAttribute("aria-controls", list.id);
    area.setAttribute("aria-autocomplete", "list");
    choose(0);
  };
  const completeSoon = new Map(areas.map(area => [area, wait(() => complete(area, false), 120)]));

  for (const area of areas) {
    area.parentElement.classList.add("painted");
    area.addEventListener("input", () => {
      errors.delete(area);
      paint(area);
      completeSoon.get(area)();
    });
    area.addEventListener("scroll", () => { area.previousElementSibling.scrollTop = area.scrollTop; close(); });
    area.addEventListener("blur", close);
    area.addEventListener("keydown", event => {
      if (event.ctrlKey && event.code === "Space") {
        event.preventDefault();
        complete(area, true);
      } else if (open && open.area === area) {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          choose(open.at + (event.key === "ArrowDown" ? 1 : -1));
        } else if (event.key === "Enter" || event.key === "Tab") {
          event.preventDefault();
          accept(open.at);
        } else if (event.key === "Escape") {
          event.preventDefault();
          close();
        }
      }
    });
  }
  new ResizeObserver(paintAll).observe(form);

  // --- checks as one types: one request at a time, the newest text wins --------------------------------------------------------
  let flying = null;
  let again = false;
  const toast = text => {
    const box = document.getElementById("toast");
    box.textContent = text;
    box.hidden = !text;
  };
  const body = () => new URLSearchParams(new FormData(form));
  const marks = () => {
    errors.clear();
    const asYaml = shown.value === "yaml";
    for (const item of checked.querySelectorAll("li[data-text-line]")) {
      const area = asYaml ? yaml : form.querySelector('[data-code][name="f-' + (item.dataset.key || "-") + '"]');
      if (!area) continue;
      const place = asYaml ? { line: +item.dataset.textLine, column: +item.dataset.textColumn }
        : item.dataset.line ? { line: +item.dataset.line, column: +item.dataset.column } : null;
      if (place) errors.set(area, [...(errors.get(area) || []), place]);
    }
    const wrong = new Set([...checked.querySelectorAll("li[data-key]")].map(item => item.dataset.key));
    for (const field of form.querySelectorAll("[name^='f-']:not([data-code])")) {
      field.toggleAttribute("aria-invalid", false);
      if (wrong.has(field.name.slice(2))) field.setAttribute("aria-invalid", "true");
    }
    paintAll();
  };
  const taken = () => {
    const findings = checked.querySelector(".findings");
    const echo = checked.querySelector(".echo");
    if (shown.value === "form" && echo) yaml.value = echo.value;
    for (const one of checked.querySelectorAll(".echo-value")) {
      const field = form.elements["f-" + one.dataset.field];
      if (field) field.value = one.value;
    }
    const tab = form.querySelector("button[value=form]");
    if (findings && document.getElementById("as-form")) tab.disabled = findings.dataset.readable !== "true";
    marks();
  };
  const check = async () => {
    if (flying) { again = true; return flying; }
    flying = (async () => {
      do {
        again = false;
        try {
          const answer = await fetch("/rules/studio/check", { method: "POST", body: body(), headers: { "HX-Request": "true" } });
          if (answer.status === 401) {
            toast("You are signed out. Sign in again in another tab; what you typed stays here, and is kept up to your last stop.");
          } else if (!answer.ok) {
            toast("The text could not be checked. It stays here; try again in a minute.");
          } else if (!again) {
            checked.innerHTML = await answer.text();
            toast("");
            taken();
          }
        } catch (e) {
          toast("Plumbline cannot be reached. What you typed stays here; try again in a minute.");
        }
      } while (again);
    })();
    try { await flying; } finally { flying = null; }
    return undefined;
  };
  const checkSoon = wait(async () => { await check(); runSoon(); }, 350);
  form.addEventListener("input", event => {
    if (event.target.name === "why" || event.target.name === "weeks" || event.target === yaml && shown.value !== "yaml") return;
    stop(effect);
    stop(hindsight);
    checkSoon();
  });

  // --- tabs -----------------------------------------------------------------------------------------------------------------------
  form.addEventListener("click", async event => {
    const tab = event.target.closest(".tabs button");
    if (!tab || !document.getElementById("as-form")) return;
    event.preventDefault();
    await check();
    const want = tab.value;
    if (want === "form" && form.querySelector("button[value=form]").disabled) return;
    shown.value = want;
    document.getElementById("as-yaml").hidden = want !== "yaml";
    document.getElementById("as-form").hidden = want === "yaml";
    form.querySelectorAll(".tabs button").forEach(one => one.setAttribute("aria-pressed", one === tab));
    marks();
    check();
  });

  // --- to the place of a complaint ------------------------------------------------------------------------------------------------
  checked.addEventListener("click", event => {
    const item = event.target.closest(".goto")?.closest("li");
    if (!item) return;
    const asYaml = shown.value === "yaml";
    const target = asYaml ? yaml : form.elements["f-" + item.dataset.key];
    if (!target) {
      form.querySelector(".tabs button[value=yaml]").click();
      return;
    }
    target.focus();
    const line = asYaml ? item.dataset.textLine : item.dataset.line;
    if (line && target.setSelectionRange && target.tagName === "TEXTAREA") {
      const at = indexOf(target.value, +line, +(asYaml ? item.dataset.textColumn : item.dataset.column));
      target.setSelectionRange(at, at);
    }
    target.scrollIntoView({ block: "center" });
  });

  // --- trying it: a line of JSON at a time, let go of when the text changes --------------------------------------------------------
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const effect = { address: "/rules/studio/preview", box: document.getElementById("effect"), line: document.getElementById("progress"), wanted: false, call: null };
  const hindsight = { address: "/rules/studio/back", box: document.getElementById("hindsight"), line: document.getElementById("back-progress"), wanted: false, call: null };
  function stop(one) {
    if (one.call) one.call.abort();
    one.call = null;
    one.line.textContent = "";
    one.box.classList.add("stale");
  }
  const run = async one => {
    stop(one);
    const call = new AbortController();
    one.call = call;
    one.line.textContent = "…";
    try {
      const answer = await fetch(one.address, { method: "POST", body: body(), signal: call.signal, headers: { "Accept": "application/x-ndjson", "HX-Request": "true" } });
      if (!answer.ok) throw new Error();
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
        const lines = rest.split("\n");
        rest = lines.pop();
        for (const line of lines.filter(Boolean)) {
          const news = JSON.parse(line);
          if (news.html !== undefined) {
            one.box.innerHTML = news.html;
            one.box.classList.remove("stale");
            one.line.textContent = "";
          } else if (news.looked) {
            one.line.textContent = number.format(news.looked) + " / " + number.format(news.all);
          }
        }
        if (done) break;
      }
    } catch (e) {
      if (!call.signal.aborted) one.line.textContent = "That did not work. Try again in a minute.";
    }
    if (one.call === call) one.call = null;
  };
  const runSoon = wait(() => {
    const sound = checked.querySelector(".findings")?.dataset.sound === "true";
    if (effect.wanted && sound) run(effect);
  }, 500);
  const press = (id, one) => document.getElementById(id).addEventListener("click", event => {
    event.preventDefault();
    one.wanted = true;
    run(one);
  });
  press("try", effect);
  press("look-back", hindsight);

  marks();
})();
