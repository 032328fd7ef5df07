// Search: as you type, over names, other names and quotations.
const search = (() => {
  const box = document.getElementById("find");
  const index = [];
  data.entities.forEach((entity) =>
    index.push({
      id: entity.id,
      entity,
      names: [entity.label, ...entity.aliases].map(plain),
      weight: entity.lines.length + entity.stories,
    }),
  );
  const quotes = [];
  data.entities.forEach((entity) =>
    entity.quotes.forEach((quote) => quotes.push({ id: entity.id, entity, quote, text: plain(quote.object) })),
  );
  const list = el("ul", { id: "hits", role: "listbox", "aria-label": "Found", hidden: true });
  const input = el("input", {
    type: "search",
    id: "query",
    placeholder: "Find a person, body or quotation",
    autocomplete: "off",
    spellcheck: "false",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
    "aria-label": "Find a person, body, claim or quotation",
  });
  let hits = [],
    at = -1;

  const find = (text) => {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const words = wanted.split(/\s+/);
    const found = [];
    for (const item of index) {
      let best = Infinity;
      for (const name of item.names) {
        if (name === wanted) best = Math.min(best, 0);
        else if (name.startsWith(wanted)) best = Math.min(best, 1);
        else if (words.every((word) => (" " + name).includes(" " + word))) best = Math.min(best, 2);
        else if (words.every((word) => name.includes(word))) best = Math.min(best, 3);
      }
      if (best < Infinity) found.push({ ...item, rank: best });
    }
    found.sort((a, b) => a.rank - b.rank || b.weight - a.weight);
    const spoken =
      wanted.length > 2 ? quotes.filter((item) => words.every((word) => item.text.includes(word))).slice(0, 8) : [];
    return found
      .slice(0, spoken.length ? 7 : 12)
      .concat(spoken)
      .slice(0, 12);
  };
  const excerpt = (quote, text) => {
    const place = plain(quote.object).indexOf(plain(text.trim()).split(/\s+/)[0]);
    const from = place > 30 ? quote.object.indexOf(" ", place - 30) + 1 : 0;
    return (from ? "\u2026" : "") + short(quote.object.slice(from), 90);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const take = (hit) => {
    close();
    input.value = "";
    input.blur();
    if (path.picking()) {
      path.pick(hit.id);
      return;
    }
    const now = state.get(),
      off = new Set(now.off);
    off.delete("k:" + hit.entity.group);
    state.set({ chosen: hit.id, path: [], off, focus: now.focus && !filters.has(hit.id) ? "" : now.focus });
  };
  const mark = () => {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (list.children[at]) {
      list.children[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list.children[at].id);
    }
  };
  const show = () => {
    hits = find(input.value);
    at = hits.length ? 0 : -1;
    list.replaceChildren(
      ...hits.map((hit, i) =>
        el(
          "li",
          {
            role: "option",
            id: "hit" + i,
            class: hit.quote ? "spoken" : "",
            onmousedown: (e) => {
              e.preventDefault();
              take(hit);
            },
          },
          shapes.icon(hit.entity.group, !hit.entity.named),
          hit.quote
            ? el(
                "span",
                { class: "grow" },
                el("q", { dir: "auto" }, excerpt(hit.quote, input.value)),
                named(hit.entity.label, "sub"),
              )
            : el(
                "span",
                { class: "grow" },
                named(short(hit.entity.label, 110)),
                hit.entity.aliases.length
                  ? named(
                      short(
                        hit.entity.aliases
                          .filter((a) => a !== hit.entity.label)
                          .slice(0, 3)
                          .join(", "),
                        80,
                      ),
                      "sub",
                    )
                  : null,
              ),
        ),
      ),
    );
    if (!hits.length && input.value.trim())
      list.replaceChildren(
        el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing on record under these words"),
      );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  };
  const build = () => {
    const lens = shapes.svg(
      "svg",
      { viewBox: "0 0 20 20", width: 18, height: 18, class: "lens", "aria-hidden": "true" },
      shapes.svg("circle", { cx: 8.5, cy: 8.5, r: 5.5 }),
      shapes.svg("path", { d: "M12.8 12.8L17 17" }),
    );
    box.replaceChildren(lens, input, el("kbd", { "aria-hidden": "true" }, "/"), list);
    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (hits.length) {
          at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
          mark();
        }
      } else if (event.key === "Enter" && hits[at]) {
        event.preventDefault();
        take(hits[at]);
      } else if (event.key === "Escape") {
        input.value = "";
        close();
        input.blur();
      }
    });
  };
  return { build, focus: () => input.focus(), find };
})();
