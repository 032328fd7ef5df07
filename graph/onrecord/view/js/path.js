// Path: the shortest way between two, over the lines that are shown, with the sentence for every step.
const path = (() => {
  let from = "",
    waiting = false;
  const find = (start, goal, shown) => {
    const back = new Map([[start, null]]);
    let edge = [start];
    while (edge.length && !back.has(goal)) {
      const next = [];
      for (const id of edge) {
        // Of several lines to the same neighbour, the best corroborated.
        const own = data.entities
          .get(id)
          .lines.filter((line) => shown.has(line.id))
          .sort((a, b) => filters.stories(b) - filters.stories(a));
        for (const line of own) {
          const other = line.from === id ? line.to : line.from;
          if (!back.has(other)) {
            back.set(other, { line, id });
            next.push(other);
          }
        }
      }
      edge = next;
    }
    if (!back.has(goal)) return null;
    const steps = [];
    for (let id = goal; back.get(id); id = back.get(id).id)
      steps.unshift({ line: back.get(id).line, from: back.get(id).id, to: id });
    return steps;
  };
  const begin = (id) => {
    waiting = true;
    from = id || "";
    document.body.classList.add("waiting");
    toast(from ? "Now choose where the path should lead" : "Choose where the path should begin");
    panel.open(false);
    // Where the arrow keys choose.
    document.getElementById("net").focus();
  };
  const cancel = () => {
    waiting = false;
    from = "";
    document.body.classList.remove("waiting");
  };
  const pick = (id) => {
    if (!data.entities.has(id)) {
      if (!id) cancel();
      return;
    }
    if (!from) {
      begin(id);
      return;
    }
    if (id === from) {
      toast("The path begins there: choose where it should lead");
      return;
    }
    const ends = [from, id];
    cancel();
    state.set({ path: ends, chosen: "", focus: "" });
  };
  const panelParts = () => {
    const [start, goal] = state.get().path,
      steps = find(start, goal, filters.shown().usable);
    const made = [
      el("p", { class: "kind" }, "Shortest path"),
      parts.close(),
      el("h2", {}, named(short(data.nameOf(start), 60)), " to ", named(short(data.nameOf(goal), 60))),
    ];
    if (!steps) made.push(el("p", { class: "lead" }, "Nothing that is shown leads from one to the other."));
    else {
      made.push(
        el("p", { class: "meta" }, some(steps.length, "step")),
        el("p", { class: "buttons" }, parts.linkButton()),
      );
      steps.forEach(({ line, from: a, to: b }, i) =>
        made.push(
          el(
            "section",
            { class: "step" },
            el(
              "h3",
              {},
              `${i + 1}. `,
              named(short(data.nameOf(a), 60)),
              ` ${line.from === a ? line.label : line.inverse} `,
              named(short(data.nameOf(b), 60)),
            ),
            evidence.cards(line.statements, 1),
          ),
        ),
      );
    }
    return made;
  };
  return { find, begin, cancel, pick, picking: () => waiting, panel: panelParts };
})();
