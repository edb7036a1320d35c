// Filters, jumps and switches; the page says everything without it.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (text) => { $("live").textContent = ""; $("live").textContent = text; };
  const kept = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a file may not be let keep anything */ } },
  };
  all(".js").forEach((one) => { one.hidden = false; });

  // theme
  const themes = ["system", "light", "dark"];
  const wear = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    $("theme").textContent = `Theme: ${theme}`;
  };
  let theme = themes.includes(kept.get("sayso.theme")) ? kept.get("sayso.theme") : "system";
  wear(theme);
  $("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    wear(theme);
    kept.set("sayso.theme", theme);
  });
  $("print").addEventListener("click", () => window.print());
  const folded = [];
  window.addEventListener("beforeprint", () => {
    all("details:not([open])").forEach((one) => { one.open = true; folded.push(one); });
  });
  window.addEventListener("afterprint", () => { folded.splice(0).forEach((one) => { one.open = false; }); });

  // filters
  const points = all(".point");
  const fields = ["f-words", "f-kind", "f-speaker", "f-letter"].map($);
  const fits = (point, [words, kind, speaker, letter]) =>
    (!kind || point.dataset.kind === kind) &&
    (!speaker || point.dataset.speakers.split("|").includes(speaker)) &&
    (!letter || point.dataset.letters.split(" ").includes(letter)) &&
    (!words || point.textContent.toLowerCase().includes(words));
  const filter = () => {
    const asked = fields.map((field) => (field ? field.value.trim() : ""));
    asked[0] = asked[0].toLowerCase();
    const active = asked.some(Boolean);
    let left = 0;
    points.forEach((point) => {
      point.hidden = active && !fits(point, asked);
      left += point.hidden ? 0 : 1;
    });
    all("section.verdict").forEach((section) => {
      const own = all(".point", section);
      section.hidden = active && own.every((point) => point.hidden);
      const fold = section.querySelector("details.fold");
      if (active && fold && !section.hidden) fold.open = true;
    });
    $("f-count").textContent = active ? `${left} of ${points.length} findings` : "";
  };
  const form = document.querySelector(".filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // columns
  const columns = document.querySelector(".columns");
  if (columns) columns.addEventListener("change", (event) => { $(`text-${event.target.value}`).hidden = !event.target.checked; });
  const uncover = (element) => {
    for (let up = element; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      if (up.hidden) up.hidden = false;
      if (up.classList.contains("report") && columns) columns.querySelector(`[value="${up.id.slice(5)}"]`).checked = true;
      if (up.classList.contains("cut") && $("show-cut")) $("show-cut").checked = true;
    }
  };

  // jumps
  let trail = [];
  let at = -1;
  const aim = (link) => $(decodeURIComponent(link.hash.slice(1)));
  const paint = (element, end, name) => {
    const start = Number(element.dataset.s);
    all("[data-s]", element.closest(".text")).forEach((one) => {
      if (Number(one.dataset.s) >= start && Number(one.dataset.s) < end) one.classList.add(name);
    });
  };
  const show = (element, end) => {
    if (!element) return;
    uncover(element);
    all(".here, .near").forEach((one) => one.classList.remove("here", "near"));
    const text = element.closest(".text");
    if (text && end) paint(element, end, "here");
    element.scrollIntoView({ block: text ? "center" : "start" });
  };
  // the other printings of the same finding, brought level with the one that is shown
  const level = (shown) => {
    const seen = new Set([shown.closest(".text")]);
    trail.forEach((link) => {
      const other = aim(link);
      const text = other && other.closest(".text");
      if (!text || seen.has(text) || text.closest("[hidden]") || !link.dataset.end) return;
      seen.add(text);
      paint(other, Number(link.dataset.end), "near");
      text.scrollTop += other.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 2;
    });
  };
  const follow = (link) => {
    const target = aim(link);
    if (!target) return;
    history.pushState(null, "", link.hash);
    show(target, Number(link.dataset.end));
    if (target.closest(".text")) level(target);
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const point = link.closest(".point");
    if (link.classList.contains("cite")) {
      trail = point ? all("a.cite", point) : [link];
      at = trail.indexOf(link);
    } else {
      trail = [];
      at = points.indexOf(aim(link));
    }
    follow(link);
  });
  const arrive = () => { if (location.hash) show($(decodeURIComponent(location.hash.slice(1)))); };
  window.addEventListener("popstate", arrive);
  arrive();
  const step = (by) => {
    if (trail.length > 1) {
      at = (at + by + trail.length) % trail.length;
      follow(trail[at]);
      say(`${trail[at].textContent}, ${at + 1} of ${trail.length}`);
      return;
    }
    const seen = points.filter((point) => !point.hidden);
    if (!seen.length) return;
    const here = seen.indexOf(points[at]);
    const next = seen[here < 0 ? (by > 0 ? 0 : seen.length - 1) : (here + by + seen.length) % seen.length];
    at = points.indexOf(next);
    trail = [];
    show(next);
    next.focus({ preventScroll: true });
  };

  // keys
  const on = $("keys-on");
  on.checked = kept.get("sayso.keys") !== "off";
  on.addEventListener("change", () => kept.set("sayso.keys", on.checked ? "on" : "off"));
  const help = $("help");
  $("keys").addEventListener("click", () => help.showModal());
  $("help-close").addEventListener("click", () => help.close());
  const keys = { n: () => step(1), p: () => step(-1), "/": () => fields[0].focus(), "?": () => help.showModal() };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { trail = []; return; }
    if (!on.checked || help.open || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.closest("input:not([type='checkbox']), select, textarea")) return;
    event.preventDefault();
    keys[event.key]();
  });

  // copies
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not let: the old way */ }
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const lone = button.closest(".lone");
    const words = button.dataset.copy || `${lone.innerText.replace(button.innerText, "").replace(/\s+/g, " ").trim()} (sayso)`;
    const done = await copy(words);
    button.textContent = done ? "Copied" : "Not copied";
    say(done ? "Copied with its citations" : "The browser did not let the page copy");
    button.focus();
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  const save = $("save");
  if (save) save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([$("account").textContent], { type: "application/json" }));
    link.download = "account.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
