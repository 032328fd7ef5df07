// Entity: the panel of whoever or whatever is chosen.
const entity = (() => {
  const KIND = {
    person: "Person",
    institution: "Institution",
    report: "Report",
    inquiry: "Inquiry",
    document: "Document",
    office: "Office",
    proposal: "Proposal or claim",
    recommendation: "Recommendation",
    place: "Place",
  };
  const { section, balance, phrase, close, linkButton } = parts;
  // Numbers and dates first; what it is about is told in many ways, of which the first will do.
  const facts = (entity) => {
    const found = entity.facts.filter((fact) => fact.relation !== "said");
    if (!found.length) return null;
    found.sort((a, b) => (a.relation === "about") - (b.relation === "about"));
    const item = (fact) => {
      const value = fact.relation === "issued" ? day(fact.object) : fact.object;
      const fold = el(
        "details",
        { class: "quote fact" },
        el("summary", {}, el("span", { class: "how" }, capital(phrase(fact))), " ", named(value)),
      );
      fold.addEventListener("toggle", () => {
        if (fold.open && fold.childElementCount === 1) fold.append(evidence.cards([fact]));
      });
      return fold;
    };
    const first = Math.max(1, found.filter((fact) => fact.relation !== "about").length);
    const made = section("Facts", found.slice(0, first).map(item));
    if (found.length > first)
      made.append(
        el(
          "button",
          { type: "button", class: "more", onclick: (e) => e.target.replaceWith(...found.slice(first).map(item)) },
          `Show ${found.length - first} more`,
        ),
      );
    return made;
  };
  const panel = (entity) => {
    const shown = filters.shown();
    const own = entity.lines.filter((line) => shown.usable.has(line.id));
    const first = (line) =>
      line.places
        .map((a) => a.date)
        .filter(Boolean)
        .sort()[0] || "";
    const order = ["office", "belongs", "report", "for", "against", "warning", "speech"];
    const stance = (line) => ["for", "against", "warning"].includes(line.style);
    own.sort(
      (a, b) =>
        (stance(a) && stance(b)
          ? (a.from === entity.id ? 0 : 1) - (b.from === entity.id ? 0 : 1) ||
            data.nameOf(a.to).localeCompare(data.nameOf(b.to)) ||
            first(a).localeCompare(first(b))
          : order.indexOf(a.style) - order.indexOf(b.style)) || first(a).localeCompare(first(b)),
    );
    const offices = entity.lines.filter(
      (l) => l.relation === "holds" && l.from === entity.id && l.standing === "asserted" && !l.negated,
    );
    const title = offices.map((l) => {
      const post = data.entities.get(l.to);
      const body = post.lines.find((o) => o.relation === "office_of" && o.from === post.id);
      const house = body ? data.nameOf(body.to) : "";
      const full = house && !plain(post.label).includes(plain(house)) ? `${post.label}, ${house}` : post.label;
      return l.status && l.status !== "current" ? `${capital(l.status)} ${full}` : capital(full);
    });
    const aliases = [
      ...new Map([...entity.aliases].sort((a, b) => (a < b ? -1 : 1)).map((alias) => [plain(alias), alias])).values(),
    ].filter((alias) => plain(alias) !== plain(entity.label));
    const figures = [
      some(own.length, "relation"),
      entity.quotes.length ? some(entity.quotes.length, "quotation") : "",
      some(entity.stories, "independent story", "independent stories"),
      entity.first
        ? entity.first.slice(0, 10) === entity.last.slice(0, 10)
          ? day(entity.first.slice(0, 10))
          : `${day(entity.first.slice(0, 10))} to ${day(entity.last.slice(0, 10))}`
        : "",
    ];
    const sides = data.start.contested.find((row) => row.about === entity.id);
    const made = [
      el(
        "p",
        { class: "kind" },
        shapes.icon(entity.group, !entity.named),
        (entity.named ? "" : "Unnamed source \u00b7 ") + KIND[entity.kind] || entity.kind,
      ),
      close(),
      el("h2", { dir: "auto", class: entity.label.length > 70 ? "long" : "" }, entity.label),
      title.length ? el("p", { class: "lead" }, named([...new Set(title)].slice(0, 4).join("; "))) : null,
      aliases.length
        ? el(
            "p",
            { class: "meta" },
            "Also: ",
            aliases
              .slice(0, 6)
              .map((alias, i) => [i ? ", " : "", named(alias)])
              .flat(),
          )
        : null,
      el("p", { class: "meta" }, figures.filter(Boolean).join(" \u00b7 ")),
      el(
        "p",
        { class: "buttons" },
        el(
          "button",
          {
            type: "button",
            onclick: () => state.set(state.get().focus === entity.id ? { focus: "" } : { focus: entity.id, steps: 1 }),
          },
          state.get().focus === entity.id ? "Show all" : "Focus",
        ),
        el("button", { type: "button", onclick: () => path.begin(entity.id) }, "Path from here"),
        linkButton(),
      ),
    ];
    if (sides) {
      made.push(el("div", { class: "contest flat" }, balance(sides.for.length, sides.against.length)));
    }
    made.push(facts(entity));
    made.push(relations.turns(entity, own));
    const both = [
      ["For", own.filter((l) => l.to === entity.id && l.style === "for")],
      ["Against", own.filter((l) => l.to === entity.id && l.style === "against")],
    ];
    if (own.length > 6 && both.every(([, list]) => list.length)) {
      const rest = own.filter((l) => !both.some(([, list]) => list.includes(l)));
      for (const [title, list] of both)
        made.push(
          section(
            `${title} (${list.length})`,
            list
              .sort((a, b) => first(a).localeCompare(first(b)))
              .map((line, i) => relations.row(line, entity.id, i === 0)),
          ),
        );
      if (rest.length)
        made.push(
          section(
            "Other relations",
            rest.map((line) => relations.row(line, entity.id)),
          ),
        );
    } else if (own.length)
      made.push(
        section(
          "Relations and evidence",
          own.map((line, i) => relations.row(line, entity.id, i === 0)),
        ),
      );
    made.push(relations.quotations(entity));
    return made;
  };

  return { panel };
})();
