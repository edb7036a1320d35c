// Filters, jumps and switches; the page says everything without it.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, fields, ...inside) => { const one = Object.assign(document.createElement(name), fields); one.append(...inside); return one; };
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

  // the reports by their letters, as the heads of their texts tell them
  const reports = new Map(all(".report").map((report) => {
    const [letter, name] = report.querySelector("h3").textContent.trim().split(/\s(.*)/s);
    const when = report.querySelector("time");
    const original = report.querySelector("header a[rel]");
    return [letter, { report, name, day: when ? when.dateTime || when.textContent : "", address: original ? original.getAttribute("href") : "" }];
  }));
  document.addEventListener("mouseover", ({ target }) => {
    const known = target.matches?.(CITE) && reports.get(letterOf(target));
    if (known) target.title = known.name;
  });
  const letterOf = (cite) => cite.textContent.replace(/\d+$/, "");

  // filters
  // what one origin alone tells is a plain row; a cite is known by the full stop in its address
  all(".lone > li, .voices li[id]").forEach((one) => {
    one.classList.add("point");
    one.append(" ", make("a", { className: "self", href: `#${encodeURIComponent(one.id)}` }, one.id));
  });
  const CITE = "a.c, a[data-e], a[href^='#'][href*='.']";
  const points = all(".point");
  const fields = ["f-words", "f-kind", "f-speaker", "f-letter"].map($);
  reports.forEach(({ name }, letter) => fields[3].append(make("option", { value: letter }, `${letter} ${name}`)));
  const fits = (point, [words, kind, speaker, letter]) =>
    (!kind || point.closest("[data-k]").dataset.k === kind) &&
    (!speaker || (point.dataset.s || "").split(" ").includes(speaker)) &&
    (!letter || all(CITE, point).some((cite) => letterOf(cite) === letter)) &&
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
      const number = section.querySelector("h2 .number");
      number.dataset.all ??= number.textContent;
      number.textContent = active ? `${own.filter((point) => !point.hidden).length} of ${number.dataset.all}` : number.dataset.all;
    });
    $("f-count").textContent = active ? `${left} of ${points.length} findings` : "";
  };
  const form = document.querySelector(".filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // columns, and paragraphs beside those of a base that tell the same: by the words that both have, rare words weighing more
  const texts = document.querySelector(".texts");
  const columns = document.querySelector(".columns");
  const base = $("base");
  const boxes = new Map();
  const bags = new Map();
  const weights = new Map();
  const weigh = () => {
    if (bags.size) return;
    all(".text p[id]").forEach((para) => bags.set(para, new Set(para.textContent.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) || [])));
    bags.forEach((bag) => bag.forEach((word) => weights.set(word, (weights.get(word) || 0) + 1)));
    weights.forEach((number, word) => weights.set(word, Math.log((bags.size + 1) / number)));
  };
  const mass = (bag) => [...bag].reduce((sum, word) => sum + weights.get(word) ** 2, 0);
  const likeness = (one, other) => mass(new Set([...one].filter((word) => other.has(word)))) / Math.sqrt(mass(one) * mass(other) || 1);
  // less alike is another matter: names and the day alone make about a tenth
  const ALIKE = 0.15;
  const place = (para, column, row, rows) => { para.style.gridColumn = column; para.style.gridRow = `${row} / span ${rows}`; };
  const align = () => {
    all(".report > header, .text p", texts).forEach((one) => { one.style.gridColumn = one.style.gridRow = ""; one.classList.remove("apart"); });
    all(".base", texts).forEach((one) => one.classList.remove("base"));
    const chosen = base.value && reports.get(base.value).report;
    texts.classList.toggle("aligned", Boolean(chosen));
    texts.style.gridTemplateColumns = "";
    if (!chosen) return;
    weigh();
    const others = [...reports.values()].map((one) => one.report).filter((one) => one !== chosen && !one.hidden);
    const own = all(".text p", chosen).filter((one) => one.offsetParent);
    const cells = own.map(() => others.map(() => []));
    others.forEach((report, column) => {
      let last = 0;
      all(".text p", report).filter((one) => one.offsetParent).forEach((para) => {
        const scores = own.map((one) => (para.id && one.id ? likeness(bags.get(one), bags.get(para)) : 0));
        const best = scores.indexOf(Math.max(...scores));
        const fits = scores[best] >= ALIKE;
        if (fits) last = best;
        para.classList.toggle("apart", !fits);
        if (cells[last]) cells[last][column].push(para);
      });
    });
    texts.style.gridTemplateColumns = `repeat(${others.length + 1}, minmax(min(20rem, 80vw), 1fr))`;
    chosen.classList.add("base");
    [chosen, ...others].forEach((report, column) => place(report.querySelector("header"), column + 1, 1, 1));
    let row = 2;
    own.forEach((para, at) => {
      const rows = Math.max(1, ...cells[at].map((cell) => cell.length));
      place(para, 1, row, rows);
      cells[at].forEach((cell, column) => cell.forEach((one, down) => {
        place(one, column + 2, row + down, down === cell.length - 1 ? rows - down : 1);
      }));
      row += rows;
    });
  };
  if (columns) {
    reports.forEach(({ name, report }, letter) => {
      const box = make("input", { type: "checkbox", checked: true });
      boxes.set(report, box);
      columns.append(make("label", { title: name }, box, ` ${letter}`));
      base.append(make("option", { value: letter }, `${letter} ${name}`));
    });
    columns.addEventListener("change", () => { boxes.forEach((box, report) => { report.hidden = !box.checked; }); align(); });
    base.addEventListener("change", () => {
      // more than three columns are too narrow to read: the others stay a tick away
      if (base.value) {
        const chosen = reports.get(base.value).report;
        let shown = 0;
        boxes.forEach((box, report) => { if (box.checked && report !== chosen) { shown += 1; box.checked = shown <= 2; } });
        boxes.get(chosen).checked = true;
        boxes.forEach((box, report) => { report.hidden = !box.checked; });
      }
      align();
    });
    $("show-cut")?.addEventListener("change", align);
  }
  const uncover = (element) => {
    for (let up = element; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      if (up.hidden) {
        up.hidden = false;
        if (boxes.has(up)) { boxes.get(up).checked = true; align(); }
      }
      if (up.classList.contains("cut") && $("show-cut") && !$("show-cut").checked) { $("show-cut").checked = true; if (base) align(); }
    }
  };

  // words are drawn by wrapping them for as long as they are shown; the text stays what it is
  const wipe = () => {
    all(".drawn").forEach((one) => { const up = one.parentNode; one.replaceWith(...one.childNodes); up.normalize(); });
    all(".here, .near").forEach((one) => one.classList.remove("here", "near"));
  };
  const paint = (element, extent, name) => {
    if (!extent) { element.classList.add(name); return; }
    const [length, skipped = 0] = extent.split(".").map(Number).reverse();
    const walker = document.createTreeWalker(element.closest(".text"), NodeFilter.SHOW_TEXT);
    walker.currentNode = element;
    const found = [];
    for (let at = -skipped, node = walker.nextNode(); node && at < length; node = walker.nextNode()) {
      const letters = [...node.data];
      const cut = at < 0 && at + letters.length > 0 ? -at : at + letters.length > length ? length - at : 0;
      if (cut > 0 && cut < letters.length) { node.splitText(letters.slice(0, cut).join("").length); letters.length = cut; }
      if (at >= 0 && node.data.trim()) found.push(node);
      at += letters.length;
    }
    return found.map((node) => { const one = make("b", { className: `${name} drawn` }); node.replaceWith(one); one.append(node); return one; })[0];
  };

  // jumps
  let trail = [];
  let at = -1;
  const aim = ({ hash }) => { try { return $(decodeURIComponent(hash.slice(1))); } catch { return null; /* an address cut in a letter */ } };
  const show = (element, extent) => {
    if (!element) return;
    uncover(element);
    wipe();
    const text = element.closest(".text");
    const words = (text && paint(element, extent, "here")) || element;
    words.scrollIntoView({ block: text ? "center" : "start" });
  };
  // the other printings of the same finding are marked, and those in sight brought level with the one that is shown: first all marks, then
  // all measures, then all moves, since a measure between two marks lays the whole page out anew (half a minute for 500 reports)
  const level = (shown) => {
    const seen = new Map([[shown.closest(".text"), shown]]);
    trail.forEach((link) => {
      const other = aim(link);
      const text = other && other.closest(".text");
      if (!text || seen.has(text) || text.closest("[hidden]")) return;
      seen.set(text, paint(other, link.dataset.e, "near") || other);
    });
    seen.delete(shown.closest(".text"));
    const inSight = ([text]) => {
      const { top, bottom } = text.closest(".report").getBoundingClientRect(); // of what is inside it would be laid out for this alone
      return bottom > 0 && top < innerHeight;
    };
    const top = (one) => one.getBoundingClientRect().top;
    const moves = [...seen].filter(inSight).map(([text, other]) => [text, top(other) - top(text) - text.clientHeight / 2]);
    moves.forEach(([text, by]) => { text.scrollTop += by; });
  };
  const heading = (point) => (point.querySelector("h3, .about b") || point).textContent.replace(/\s+/g, " ").trim();
  const tell = () => {
    const point = trail[at] && trail[at].closest(".point");
    $("trail").hidden = !point || !aim(trail[at]).closest(".text");
    if (!point) return;
    const about = heading(point);
    $("trail-at").textContent = `${trail[at].textContent}, ${at + 1} of ${trail.length}: ${about.length > 60 ? `${about.slice(0, 60)} …` : about}`;
    $("trail-previous").hidden = $("trail-next").hidden = trail.length < 2;
  };
  // the address is changed as a link would change it, so that the browser frames what it names
  let visiting = 0;
  const visit = (hash) => { if (location.hash !== hash) { visiting += 1; location.hash = hash; } };
  const reach = (element) => {
    if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };
  const follow = (link) => {
    const target = aim(link);
    if (!target) return;
    visit(link.hash);
    show(target, link.dataset.e);
    if (target.closest(".text")) level(target);
    tell();
    reach(target);
  };
  const take = (link) => {
    const point = link.closest(".point");
    trail = point ? all(CITE, point) : [link];
    at = trail.indexOf(link);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.pair) {
      const [first, second] = link.dataset.pair.split(" ").map((letter) => reports.get(letter).report);
      boxes.forEach((box, report) => { box.checked = report === first || report === second; report.hidden = !box.checked; });
      base.value = link.dataset.pair.split(" ")[0];
      align();
    }
    if (link.matches(CITE)) take(link);
    else {
      trail = [];
      at = points.indexOf(aim(link));
    }
    follow(link);
  });
  // words in a text lead back to the finding that stands on them, those first that more than one tells
  texts.addEventListener("click", (event) => {
    const words = event.target.closest("b[id]");
    if (!words || String(getSelection())) return;
    const links = all(`.point a[href="#${words.id}"]`);
    if (!links.length) return;
    take(links[0]);
    follow(links[0]);
  });
  const arrive = () => {
    if (!location.hash) return;
    const target = aim(location);
    show(target);
    if (target) at = points.indexOf(target);
  };
  window.addEventListener("hashchange", () => { if (visiting) visiting -= 1; else arrive(); });
  arrive();
  const step = (by) => {
    if (trail.length > 1) {
      at = (at + by + trail.length) % trail.length;
      follow(trail[at]);
      say($("trail-at").textContent);
      return;
    }
    const seen = points.filter((point) => !point.hidden);
    if (!seen.length) return;
    const here = seen.indexOf(points[at]);
    const next = seen[here < 0 ? (by > 0 ? 0 : seen.length - 1) : (here + by + seen.length) % seen.length];
    at = points.indexOf(next);
    trail = [];
    show(next);
    reach(next);
  };
  const leave = () => { trail = []; $("trail").hidden = true; };
  $("trail-previous").addEventListener("click", () => step(-1));
  $("trail-next").addEventListener("click", () => step(1));
  $("trail-close").addEventListener("click", leave);
  $("trail-back").addEventListener("click", () => {
    const point = trail[at].closest(".point");
    leave();
    at = points.indexOf(point);
    visit(`#${point.id}`);
    show(point);
    reach(point);
  });

  // keys
  const on = $("keys-on");
  on.checked = kept.get("sayso.keys") !== "off";
  on.addEventListener("change", () => kept.set("sayso.keys", on.checked ? "on" : "off"));
  const help = $("help");
  $("keys").addEventListener("click", () => help.showModal());
  $("help-close").addEventListener("click", () => help.close());
  const keys = { n: () => step(1), p: () => step(-1), "/": () => fields[0].focus(), "?": () => help.showModal() };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { leave(); return; }
    if (!on.checked || help.open || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.closest("input:not([type='checkbox']), select, textarea")) return;
    event.preventDefault();
    keys[event.key]();
  });

  // copies: what, verdict, every reading with its words and who has them; and where the page itself has an address, that of the finding
  const line = (text) => text.replace(/\s+/g, " ").trim();
  const source = (letter) => {
    const known = reports.get(letter);
    return known ? [`${letter} ${known.name}`, known.day, known.address].filter(Boolean).join(", ") : letter;
  };
  const read = (reading) => {
    const cites = all(CITE, reading);
    const told = reading.querySelector(".wording, .value, b");
    const words = line(told ? told.textContent : [...reading.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join(" "));
    return `- ${words} [${cites.map((cite) => cite.textContent).join(" ")}] (${[...new Set(cites.map(letterOf))].map(source).join("; ")})`;
  };
  // a page from a disk goes by its name: the way to it is nobody else's business
  const address = (point) => `${location.protocol.startsWith("http") ? location.href.split("#")[0] : location.pathname.split("/").pop()}#${point.id}`;
  const write = (point) => {
    const badge = point.querySelector(".badge") || point.closest("section").querySelector("h2");
    const verdict = point.closest("#voices") ? "told by one" : line(badge.textContent).replace(/^\W+|\s*\d+$/g, "").toLowerCase();
    const readings = all(".reading, .ways li", point);
    const about = readings.length ? `${line(heading(point))}: ` : "";
    return [`${about}${verdict}`, ...(readings.length ? readings : [point]).map(read), `${line(document.title)}: ${address(point)}`].join("\n");
  };
  all(".self").forEach((one) => {
    const button = make("button", { type: "button", className: "copy no-print" }, "Copy");
    button.setAttribute("aria-label", `Copy ${one.textContent} with its citations`);
    one.before(button, " ");
    one.title = "the address of this finding: copy the link, or send the file with it";
  });
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not let: the old way */ }
    const field = make("textarea", { value: text });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const done = await copy(write(button.closest(".point")));
    button.textContent = done ? "Copied" : "Not copied";
    say(done ? "Copied with its citations" : "The browser did not let the page copy");
    button.focus();
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
})();
