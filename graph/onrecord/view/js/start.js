// Start: the panel for the newcomer: what is contested, who changed position, what clashes, who is central.
const start = (() => {
  const { choose, entityButton, section, balance, quoted, phrase, close } = parts;
  const glass = matchMedia("(pointer: coarse)").matches;
  const panel = () => {
    const found = [
      el("h2", {}, "Start here"),
      el(
        "p",
        { class: "lead how-to" },
        `Choose a symbol or a line to read the sentences behind it. ${glass ? "Tap a symbol twice" : "Double click a symbol"} to see only what is near it.`,
      ),
      close("sheet-only"),
    ];
    const { contested, changes, contradictions, connected } = data.start;
    if (contested.length) {
      found.push(
        section(
          "Most contested",
          contested.slice(0, 6).map(({ about, for: pro, against }) => {
            return el(
              "button",
              { type: "button", class: "contest", onclick: () => choose(about) },
              named(data.nameOf(about), "clamp"),
              balance(pro.length, against.length),
            );
          }),
        ),
      );
    }
    if (changes.length) {
      found.push(
        section(
          "Changes of position",
          changes.map((change) => {
            const before = data.statements.get(change.before),
              after = data.statements.get(change.after);
            return el(
              "button",
              { type: "button", class: "change", onclick: () => choose(change.holder) },
              el("span", {}, named(data.nameOf(change.holder), "strong"), " on ", named(quoted(change.about, 90))),
              el(
                "span",
                { class: "turn" },
                phrase(before),
                el("span", { "aria-label": "then" }, " \u2192 "),
                phrase(after),
                el("span", { class: "when" }, change.by && change.when ? "by " : "", day(change.when)),
              ),
            );
          }),
        ),
      );
    }
    if (contradictions.length) {
      found.push(
        section(
          "Cannot both be true",
          contradictions.map(({ one, other }) => {
            const a = data.statements.get(one),
              b = data.statements.get(other);
            const tell = (s) =>
              s.relation === "recommendation_count"
                ? `${s.object} recommendations`
                : s.relation === "issued"
                  ? `came out ${day(s.object)}`
                  : s.literal
                    ? `${phrase(s)}: ${s.object}`
                    : `${phrase(s)} ${quoted(s.object, 70)}`;
            // Two holders of one office are told under the office, two values of one report under the report.
            const head = a.subject === b.subject ? a.subject : a.object;
            return el(
              "button",
              { type: "button", class: "change", onclick: () => choose(head) },
              named(data.nameOf(head), "strong"),
              el(
                "span",
                { class: "turn" },
                head === a.subject
                  ? `${tell(a)}, but ${tell(b)}`
                  : `held by ${data.nameOf(a.subject)}, but by ${data.nameOf(b.subject)}, at one time`,
              ),
            );
          }),
        ),
      );
    }
    if (connected.length)
      found.push(
        section(
          "Most connected",
          connected
            .slice()
            .sort((a, b) => data.entities.get(b).lines.length - data.entities.get(a).lines.length)
            .map((id) => entityButton(id, el("span", { class: "n" }, data.entities.get(id).lines.length))),
        ),
      );
    return found;
  };

  return { panel };
})();
