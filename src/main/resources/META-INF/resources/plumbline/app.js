// Small comforts on top of pages that work without them.
"use strict";
(() => {
  // Sign-in: choosing a shown login fills it in.
  document.addEventListener("click", event => {
    const chosen = event.target.closest("[data-login]");
    if (!chosen) return;
    document.querySelector("[name=j_username]").value = chosen.dataset.login;
    document.querySelector("[name=j_password]").focus();
  });

  // On a phone the menu is wider than the screen: where one is must be seen.
  document.querySelectorAll(".top nav [aria-current]").forEach(here => {
    here.parentElement.scrollLeft = here.offsetLeft - 16;
  });

  // Printing is offered where it can be done.
  document.querySelectorAll("[data-print]").forEach(button => {
    button.classList.remove("later");
    button.addEventListener("click", () => print());
  });

  // Parts of a page that cannot be fetched say so; what was there stays.
  const toast = text => {
    const box = document.getElementById("toast");
    box.textContent = text;
    box.hidden = false;
    setTimeout(() => { box.hidden = true; }, 8000);
  };
  document.addEventListener("htmx:sendError", () => toast("Plumbline cannot be reached. What you see stays; try again in a minute."));
  document.addEventListener("htmx:responseError", event => {
    if (event.detail.xhr.status !== 401) toast("That did not work, and nothing was changed. Reload the page and try again.");
  });

  // The chart's library is large and comes when a chart comes into view, not before.
  const charts = document.querySelectorAll("[data-chart]");
  if (!charts.length) return;
  const load = src => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const version = new URL(document.querySelector("script[src*='/plumbline/app.js']").src).search;
  let library;
  const loadOnce = () => library ??= load("/_static/echarts/dist/echarts.simple.min.js")
    .then(() => load("/plumbline/chart.js" + version))
    .catch(failure => {
      library = undefined;
      throw failure;
    });
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      seen.unobserve(entry.target);
      loadOnce()
        .then(() => window.plumblineChart(entry.target))
        .catch(() => entry.target.classList.add("broken"));
    }
  }, { rootMargin: "100px" });
  charts.forEach(chart => seen.observe(chart));
})();
