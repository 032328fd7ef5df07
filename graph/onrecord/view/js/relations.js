// Relations: what joins an entity to others, each with the sentences behind it; where it turned; what it said.
const relations = (() => {
  const { choose, section } = parts;
  const sources = (line) => some(filters.stories(line), "story", "stories");

  const lineRow = (line, self, unfolded) => {
    const other = line.from === self ? line.to : line.from;
    const relation = line.from === self ? line.label : line.inverse;
    const entity = data.entities.get(other);
    const body = el("div", { class: "fold" });
    const made = el(
      "details",
      { class: "relation" },
      el(
        "summary",
        {},
        lines.icon(line.style, line.firm),
        el(
          "span",
          { class: "grow" },
          el("span", { class: "how" }, relation + (line.standing === "asserted" ? "" : ` (${line.standing})`)),
          named(entity.label, "whom clamp"),
        ),
        el("span", { class: "n" }, sources(line)),
      ),
      body,
    );
    const fill = () => {
      if (body.firstChild) return;
      body.append(
        evidence.cards(line.statements),
        el(
          "p",
          { class: "onward" },
          el(
            "button",
            { type: "button", class: "link", onclick: () => choose(other) },
            "Go to ",
            named(short(entity.label, 60)),
          ),
          el("button", { type: "button", class: "link", onclick: () => choose(line.id) }, "Show this line"),
        ),
      );
    };
    made.addEventListener("toggle", () => {
      if (made.open) fill();
    });
    if (unfolded) {
      made.open = true;
      fill();
    }
    return made;
  };

  // Where somebody stood on both sides of one thing: every step of it, in order of time.
  const turns = (entity, own) => {
    const about = new Map();
    for (const line of own)
      if (line.from === entity.id && line.side) {
        if (!about.has(line.to)) about.set(line.to, []);
        about.get(line.to).push(line);
      }
    const found = [];
    let dated = true;
    about.forEach((list, id) => {
      if (new Set(list.map((l) => l.side)).size < 2) return;
      const steps = list
        .flatMap((line) => line.places.map((a) => [a.date, line]))
        .sort((a, b) => (a[0] || "9").localeCompare(b[0] || "9"));
      // A change needs days on which it was one thing and then another; without them both are merely on record.
      const known = steps.filter(([date]) => date);
      dated =
        dated && known.some(([date, line]) => known.some(([later, other]) => later > date && other.side !== line.side));
      const kept = steps.filter(([, line], i) => !i || steps[i - 1][1] !== line);
      found.push(
        el(
          "div",
          { class: "turns" },
          named(data.nameOf(id), "clamp"),
          el(
            "ol",
            {},
            kept.map(([date, line]) =>
              el(
                "li",
                {},
                lines.icon(line.style, line.firm),
                el("button", { type: "button", class: "link", onclick: () => choose(line.id) }, line.label),
                el("span", { class: "n" }, day(date) || "no date"),
              ),
            ),
          ),
        ),
      );
    });
    return found.length ? section(dated ? "Changed position" : "On record on both sides", found) : null;
  };

  const quotations = (entity) => {
    const now = state.get();
    const quotes = entity.quotes.filter((q) => q.evidence.some((e) => filters.inTime(e.article.date, now)));
    if (!quotes.length) return null;
    const item = (quote) => {
      const pieces = evidence.folded(quote.evidence),
        first = pieces[0];
      const hearer = data.nameOf(quote.roles.addressee || "");
      const fold = el(
        "details",
        { class: "quote" },
        el(
          "summary",
          {},
          el("q", { dir: "auto" }, quote.object),
          el(
            "span",
            { class: "meta" },
            [
              quote.details.directness && quote.details.directness !== "direct"
                ? capital(quote.details.directness)
                : "",
              hearer ? `to ${hearer}` : "",
              quote.details.occasion || "",
              evidence.source(first.article),
              day(first.article.date),
            ]
              .filter(Boolean)
              .join(" \u00b7 "),
          ),
        ),
      );
      fold.addEventListener("toggle", () => {
        if (fold.open && fold.childElementCount === 1) fold.append(evidence.cards([quote]));
      });
      return fold;
    };
    const made = section(`Said (${quotes.length})`, quotes.slice(0, 6).map(item));
    if (quotes.length > 6)
      made.append(
        el(
          "button",
          { type: "button", class: "more", onclick: (e) => e.target.replaceWith(...quotes.slice(6).map(item)) },
          `Show ${quotes.length - 6} more`,
        ),
      );
    return made;
  };

  return { row: lineRow, turns, quotations };
})();
