// Find: search as one types, over names and words said. A list box: arrows move, Enter opens, Escape closes.
(() => {
  "use strict";
  const form = document.getElementById("find");
  const input = form.querySelector("input");
  const hits = document.getElementById("hits");
  const forms = {
    institutions: "2.7,2.7 13.3,2.7 13.3,13.3 2.7,13.3", reports: "8,0.9 14.5,8 8,15.1 1.5,8", offices: "8,1.5 14.5,13.1 1.5,13.1",
    proposals: "14.5,8 11.2,13.6 4.8,13.6 1.5,8 4.8,2.4 11.2,2.4", places: "8,1.4 14.3,6 11.9,13.3 4.1,13.3 1.7,6",
  };
  let at = -1, asked = 0, waiting = 0, last = "";
  const svg = (tag, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const shape = (group, named) => svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, class: `shape ${group}${named ? "" : " hollow"}`, "aria-hidden": "true" },
    forms[group] ? svg("polygon", { points: forms[group] }) : svg("circle", { cx: 8, cy: 8, r: 6 }));
  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };
  const close = () => { hits.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (to) => {
    const rows = [...hits.querySelectorAll("[role=option]")];
    if (!rows.length) return;
    at = (to + rows.length) % rows.length;
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    rows[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[at].id);
  };
  // On the page of the network a name leads to its neighbourhood, elsewhere to its page.
  const place = (name) => document.body.classList.contains("framed") ? `/view?about=${encodeURIComponent(name.id)}&steps=1` : name.path;
  const row = (path, ...children) => {
    const made = element("li", "", ...children);
    made.setAttribute("role", "option");
    made.id = `hit${hits.children.length}`;
    made.dataset.path = path;
    hits.append(made);
  };
  const show = (found) => {
    hits.replaceChildren();
    at = -1;
    for (const name of found.names) {
      const sub = element("span", "sub", [name.kind, ...name.aliases.slice(0, 2)].join(" \u00b7 "));
      row(place(name), shape(name.group, name.named), element("span", "grow", name.name, sub));
    }
    for (const said of found.quotations) {
      const sub = element("span", "sub", [said.speaker, said.day].filter(Boolean).join(", "));
      row(said.path, element("span", "grow", element("q", "", said.words.length > 140 ? said.words.slice(0, 139) + "\u2026" : said.words), sub));
    }
    if (!hits.children.length) hits.append(element("li", "none", "Nothing on record has these words."));
    hits.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    const text = input.value;
    if (!text.trim()) { last = ""; return close(); }
    if (text === last) { if (hits.children.length) hits.hidden = false; return; }
    const mine = ++asked;
    try {
      const answer = await fetch(`/search.json?limit=8&q=${encodeURIComponent(text)}`);
      if (mine !== asked) return;
      if (!answer.ok) { hits.replaceChildren(element("li", "none", (await answer.text()).trim())); hits.hidden = false; return; }
      show(await answer.json());
      last = text;
    } catch {
      hits.replaceChildren(element("li", "none", "The server does not answer."));
      hits.hidden = false;
    }
  };
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", "hits");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 90); });
  input.addEventListener("focus", () => { if (input.value.trim() && document.activeElement === input && last) ask(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(at - 1); }
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); location.assign(hits.querySelectorAll("[role=option]")[at].dataset.path); }
  });
  hits.addEventListener("mousedown", (event) => event.preventDefault());
  hits.addEventListener("click", (event) => { const to = event.target.closest("[role=option]"); if (to) location.assign(to.dataset.path); });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.target.closest(".CodeMirror")) { event.preventDefault(); input.focus(); }
  });
})();
