// Panel: beside the network; where to start, then whatever is chosen with the evidence for it.
const panel = (() => {
  const box = document.getElementById("panel");
  const KIND = { person: "Person", institution: "Institution", report: "Report", inquiry: "Inquiry", office: "Office", proposal: "Proposal or claim", recommendation: "Recommendation", place: "Place" };
  const choose = (id) => state.set({ chosen: id, path: [] });
  const open = (yes) => document.body.classList.toggle("open", yes);

  const entityButton = (id, extra) => {
    const entity = data.entities.get(id);
    return el("button", { type: "button", class: "row", onclick: () => choose(id) }, shapes.icon(entity.group, !entity.named), named(entity.label, "grow clamp"), extra);
  };
  const section = (title, ...children) => el("section", {}, el("h3", {}, title), ...children);

  // A proposal stands in an article's own words, so in a sentence of ours it is quoted.
  const quoted = (id, most) => data.entities.has(id) && data.entities.get(id).group === "proposals" ? `\u201c${short(data.nameOf(id), most)}\u201d` : short(data.nameOf(id), most);

  const start = () => {
    const found = [el("h2", {}, "Start here"), el("p", { class: "lead" }, "Choose a symbol or a line to read the sentences behind it. Double click a symbol to see only what is near it.")];
    const { contested, changes, contradictions, connected } = data.start;
    if (contested.length) {
      found.push(section("Most contested", contested.slice(0, 6).map(({ about, for: pro, against }) => {
        const bar = el("span", { class: "bar", "aria-hidden": "true" }, el("span", { class: "pro" }), el("span", { class: "con" }));
        bar.firstChild.style.flexGrow = pro.length;
        bar.lastChild.style.flexGrow = against.length;
        return el("button", { type: "button", class: "contest", onclick: () => choose(about) }, named(data.nameOf(about), "clamp"), bar,
          el("span", { class: "sides" }, el("span", {}, `${pro.length} for`), el("span", {}, `${against.length} against`)));
      })));
    }
    if (changes.length) {
      found.push(section("Changes of position", changes.map((change) => {
        const before = data.statements.get(change.before), after = data.statements.get(change.after);
        return el("button", { type: "button", class: "change", onclick: () => choose(change.holder) },
          el("span", {}, named(data.nameOf(change.holder), "strong"), " on ", named(quoted(change.about, 90))),
          el("span", { class: "turn" }, phrase(before), el("span", { "aria-label": "then" }, " \u2192 "), phrase(after), el("span", { class: "when" }, day(change.when))));
      })));
    }
    if (contradictions.length) {
      found.push(section("Cannot both be true", contradictions.map(({ one, other }) => {
        const a = data.statements.get(one), b = data.statements.get(other);
        const tell = (s) => s.relation === "recommendation_count" ? `${s.object} recommendations` : s.relation === "issued" ? `came out ${day(s.object)}`
          : s.literal ? `${phrase(s)}: ${s.object}` : `${phrase(s)} ${quoted(s.object, 70)}`;
        // Two holders of one office are told under the office, two values of one report under the report.
        const head = a.subject === b.subject ? a.subject : a.object;
        return el("button", { type: "button", class: "change", onclick: () => choose(head) }, named(data.nameOf(head), "strong"),
          el("span", { class: "turn" }, head === a.subject ? `${tell(a)}, but ${tell(b)}` : `held by ${data.nameOf(a.subject)}, but by ${data.nameOf(b.subject)}, in stories of one day`));
      })));
    }
    if (connected.length) found.push(section("Most connected", connected.slice().sort((a, b) => data.entities.get(b).lines.length - data.entities.get(a).lines.length).map((id) => entityButton(id, el("span", { class: "n" }, data.entities.get(id).lines.length)))));
    return found;
  };

  const wording = (statement) => data.labels[`${statement.relation}:${statement.details.answer || statement.details.status || ""}`] || data.labels[statement.relation + ":"];
  const PLAIN = { about: "is about", issued: "came out", recommendation_count: "number of recommendations", said: "said" };
  const phrase = (statement) => {
    const row = wording(statement);
    if (!row) return PLAIN[statement.relation] || statement.relation.replace(/_/g, " ");
    return statement.details.negated === "yes" ? row[2] : row[0];
  };
  const sources = (line) => some(filters.stories(line), "story", "stories");

  const lineRow = (line, self, unfolded) => {
    const other = line.from === self ? line.to : line.from;
    const relation = line.from === self ? line.label : line.inverse;
    const entity = data.entities.get(other);
    const body = el("div", { class: "fold" });
    const made = el("details", { class: "relation" },
      el("summary", {}, lines.icon(line.style, line.firm),
        el("span", { class: "grow" }, el("span", { class: "how" }, relation + (line.firm ? "" : ` (${line.standing})`)), named(entity.label, "whom clamp")),
        el("span", { class: "n" }, sources(line))), body);
    const fill = () => {
      if (body.firstChild) return;
      body.append(evidence.cards(line.statements), el("p", { class: "onward" },
        el("button", { type: "button", class: "link", onclick: () => choose(other) }, "Go to ", named(short(entity.label, 60))),
        el("button", { type: "button", class: "link", onclick: () => choose(line.id) }, "Show this line")));
    };
    made.addEventListener("toggle", () => { if (made.open) fill(); });
    if (unfolded) { made.open = true; fill(); }
    return made;
  };

  const quotations = (entity) => {
    const now = state.get();
    const quotes = entity.quotes.filter((q) => q.evidence.some((e) => filters.inTime(e.article.date, now)));
    if (!quotes.length) return null;
    const item = (quote) => {
      const pieces = evidence.folded(quote.evidence), first = pieces[0];
      const hearer = data.nameOf(quote.roles.addressee || "");
      const fold = el("details", { class: "quote" }, el("summary", {}, el("q", { dir: "auto" }, quote.object),
        el("span", { class: "meta" }, [quote.details.directness && quote.details.directness !== "direct" ? capital(quote.details.directness) : "",
          hearer ? `to ${hearer}` : "", quote.details.occasion || "", evidence.source(first.article), day(first.article.date)].filter(Boolean).join(" \u00b7 "))));
      fold.addEventListener("toggle", () => { if (fold.open && fold.childElementCount === 1) fold.append(evidence.cards([quote])); });
      return fold;
    };
    const made = section(`Said (${quotes.length})`, quotes.slice(0, 6).map(item));
    if (quotes.length > 6) made.append(el("button", { type: "button", class: "more", onclick: (e) => e.target.replaceWith(...quotes.slice(6).map(item)) }, `Show ${quotes.length - 6} more`));
    return made;
  };

  const close = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => { state.set({ chosen: "", path: [] }); open(false); } }, "\u00d7");
  const linkButton = () => state.link() && el("button", { type: "button", onclick: () => copy(location.href, "Link copied") }, "Copy link");

  const entityPanel = (entity) => {
    const shown = filters.shown();
    const own = entity.lines.filter((line) => shown.usable.has(line.id));
    const first = (line) => line.places.map((a) => a.date).filter(Boolean).sort()[0] || "";
    const order = ["office", "belongs", "report", "for", "against", "warning", "speech"];
    const stance = (line) => ["for", "against", "warning"].includes(line.style);
    own.sort((a, b) => (stance(a) && stance(b)
      ? (a.from === entity.id ? 0 : 1) - (b.from === entity.id ? 0 : 1) || data.nameOf(a.to).localeCompare(data.nameOf(b.to)) || first(a).localeCompare(first(b))
      : order.indexOf(a.style) - order.indexOf(b.style)) || first(a).localeCompare(first(b)));
    const offices = entity.lines.filter((l) => l.relation === "holds" && l.from === entity.id && l.standing === "asserted" && !l.negated);
    const title = offices.map((l) => {
      const post = data.entities.get(l.to);
      const body = post.lines.find((o) => o.relation === "office_of" && o.from === post.id);
      const house = body ? data.nameOf(body.to) : "";
      const full = house && !plain(post.label).includes(plain(house)) ? `${post.label}, ${house}` : post.label;
      return l.status && l.status !== "current" ? `${capital(l.status)} ${full}` : capital(full);
    });
    const aliases = [...new Map([...entity.aliases].sort((a, b) => (a < b ? -1 : 1)).map((alias) => [plain(alias), alias])).values()].filter((alias) => plain(alias) !== plain(entity.label));
    const figures = [some(own.length, "relation"), entity.quotes.length ? some(entity.quotes.length, "quotation") : "", some(entity.stories, "independent story", "independent stories"),
      entity.first ? (entity.first.slice(0, 10) === entity.last.slice(0, 10) ? day(entity.first.slice(0, 10)) : `${day(entity.first.slice(0, 10))} to ${day(entity.last.slice(0, 10))}`) : ""];
    const sides = data.start.contested.find((row) => row.about === entity.id);
    const made = [
      el("p", { class: "kind" }, shapes.icon(entity.group, !entity.named), (entity.named ? "" : "Unnamed source \u00b7 ") + KIND[entity.kind] || entity.kind), close(),
      el("h2", { dir: "auto", class: entity.label.length > 70 ? "long" : "" }, entity.label),
      title.length ? el("p", { class: "lead" }, named([...new Set(title)].slice(0, 4).join("; "))) : null,
      aliases.length ? el("p", { class: "meta" }, "Also: ", aliases.slice(0, 6).map((alias, i) => [i ? ", " : "", named(alias)]).flat()) : null,
      el("p", { class: "meta" }, figures.filter(Boolean).join(" \u00b7 ")),
      el("p", { class: "buttons" },
        el("button", { type: "button", onclick: () => state.set(state.get().focus === entity.id ? { focus: "" } : { focus: entity.id, steps: 1 }) }, state.get().focus === entity.id ? "Show all" : "Focus"),
        el("button", { type: "button", onclick: () => path.begin(entity.id) }, "Path from here"), linkButton()),
    ];
    if (sides) {
      const bar = el("span", { class: "bar", "aria-hidden": "true" }, el("span", { class: "pro" }), el("span", { class: "con" }));
      bar.firstChild.style.flexGrow = sides.for.length;
      bar.lastChild.style.flexGrow = sides.against.length;
      made.push(el("div", { class: "contest flat" }, bar, el("span", { class: "sides" }, el("span", {}, `${sides.for.length} for`), el("span", {}, `${sides.against.length} against`))));
    }
    const facts = entity.facts.filter((f) => f.relation !== "said");
    if (facts.length) {
      made.push(section("Facts", facts.map((fact) => {
        const value = fact.relation === "issued" ? day(fact.object) : fact.object;
        const fold = el("details", { class: "quote fact" }, el("summary", {}, el("span", { class: "how" }, capital(phrase(fact))), " ", named(value)));
        fold.addEventListener("toggle", () => { if (fold.open && fold.childElementCount === 1) fold.append(evidence.cards([fact])); });
        return fold;
      })));
    }
    made.push(turns(entity, own));
    const parts = [["For", own.filter((l) => l.to === entity.id && l.style === "for")], ["Against", own.filter((l) => l.to === entity.id && l.style === "against")]];
    if (own.length > 6 && parts.every(([, list]) => list.length)) {
      const rest = own.filter((l) => !parts.some(([, list]) => list.includes(l)));
      for (const [title, list] of parts) made.push(section(`${title} (${list.length})`, list.sort((a, b) => first(a).localeCompare(first(b))).map((line, i) => lineRow(line, entity.id, i === 0))));
      if (rest.length) made.push(section("Other relations", rest.map((line) => lineRow(line, entity.id))));
    } else if (own.length) made.push(section("Relations and evidence", own.map((line, i) => lineRow(line, entity.id, i === 0))));
    made.push(quotations(entity));
    return made;
  };

  // Where somebody stood on both sides of one thing: every step of it, in order of time.
  const turns = (entity, own) => {
    const about = new Map();
    for (const line of own) if (line.from === entity.id && line.side) {
      if (!about.has(line.to)) about.set(line.to, []);
      about.get(line.to).push(line);
    }
    const found = [];
    let dated = true;
    about.forEach((list, id) => {
      if (new Set(list.map((l) => l.side)).size < 2) return;
      const steps = list.flatMap((line) => line.places.map((a) => [a.date, line])).sort((a, b) => (a[0] || "9").localeCompare(b[0] || "9"));
      // A change needs days on which it was one thing and then another; without them both are merely on record.
      const known = steps.filter(([date]) => date);
      dated = dated && known.some(([date, line]) => known.some(([later, other]) => later > date && other.side !== line.side));
      const kept = steps.filter(([, line], i) => !i || steps[i - 1][1] !== line);
      found.push(el("div", { class: "turns" }, named(data.nameOf(id), "clamp"), el("ol", {}, kept.map(([date, line]) => el("li", {}, lines.icon(line.style, line.firm),
        el("button", { type: "button", class: "link", onclick: () => choose(line.id) }, line.label), el("span", { class: "n" }, day(date) || "no date"))))));
    });
    return found.length ? section(dated ? "Changed position" : "On record on both sides", found) : null;
  };

  const linePanel = (line) => [
    el("p", { class: "kind" }, lines.icon(line.style, line.firm), line.firm ? "Asserted" : `${capital(line.standing)}: said, not established`), close(),
    el("h2", { class: "sentence" },
      el("button", { type: "button", class: "link", onclick: () => choose(line.from) }, named(short(data.nameOf(line.from), 120))), ` ${line.label} `,
      el("button", { type: "button", class: "link", onclick: () => choose(line.to) }, named(quoted(line.to, 160)))),
    el("p", { class: "meta" }, [some(new Set(line.places.map((a) => a.story)).size, "independent story", "independent stories"), some(new Set(line.places.map((a) => a.number)).size, "article")].join(" \u00b7 ")),
    el("p", { class: "buttons" }, linkButton()),
    section("Evidence", evidence.cards(line.statements, 12)),
  ];

  const show = () => {
    const now = state.get();
    let parts;
    if (now.path.length === 2) parts = path.panel(close, evidence);
    else if (data.entities.has(now.chosen)) parts = entityPanel(data.entities.get(now.chosen));
    else if (data.lines.has(now.chosen)) parts = linePanel(data.lines.get(now.chosen));
    else parts = start();
    box.replaceChildren(...parts.filter(Boolean));
  };
  state.listen((now, before) => {
    show();
    if (now.chosen !== before.chosen || now.path.join() !== before.path.join()) {
      box.scrollTop = 0;
      if (now.chosen || now.path.length) open(true);
      else open(false);
      if (now.chosen) announce(data.entities.has(now.chosen) ? `${data.nameOf(now.chosen)}: evidence shown` : "Line chosen: evidence shown");
    }
  });
  return { show, choose, entityButton, phrase, open };
})();
