// Panel: beside the network; where to start, then whatever is chosen with the evidence for it.
const panel = (() => {
  const box = document.getElementById("panel");
  const { choose, section, quoted, close, dismiss, linkButton } = parts;
  const open = (yes) => document.body.classList.toggle("open", yes);

  const linePanel = (line) => {
    // All that is drawn as one line is told together.
    const drawn = bundles.with(line),
      places = drawn.flatMap((each) => each.places);
    return [
      el(
        "p",
        { class: "kind" },
        lines.icon(line.style, line.firm),
        line.firm ? capital(line.standing) : `${capital(line.standing)}: said, not established`,
      ),
      close(),
      el(
        "h2",
        { class: "sentence" },
        el(
          "button",
          { type: "button", class: "link", onclick: () => choose(line.from) },
          named(short(data.nameOf(line.from), 120)),
        ),
        ` ${bundles.words(drawn)} `,
        el("button", { type: "button", class: "link", onclick: () => choose(line.to) }, named(quoted(line.to, 160))),
      ),
      el(
        "p",
        { class: "meta" },
        [
          some(new Set(places.map((a) => a.story)).size, "independent story", "independent stories"),
          some(new Set(places.map((a) => a.number)).size, "article"),
        ].join(" \u00b7 "),
      ),
      el("p", { class: "buttons" }, linkButton()),
      ...drawn.map((each) =>
        section(drawn.length > 1 ? capital(each.label) : "Evidence", evidence.cards(each.statements, 12)),
      ),
    ];
  };

  const show = () => {
    const now = state.get();
    let made;
    if (now.path.length === 2) made = path.panel();
    else if (data.entities.has(now.chosen)) made = entity.panel(data.entities.get(now.chosen));
    else if (data.lines.has(now.chosen)) made = linePanel(data.lines.get(now.chosen));
    else made = start.panel();
    box.replaceChildren(...made.filter(Boolean));
  };
  // The sheet of a narrow screen is pulled down by a finger, from where it has nothing more to scroll.
  let grip = null;
  box.addEventListener(
    "touchstart",
    (event) => {
      grip = box.scrollTop <= 0 && matchMedia("(max-width: 860px)").matches ? event.touches[0].clientY : null;
    },
    { passive: true },
  );
  box.addEventListener(
    "touchend",
    (event) => {
      if (grip !== null && event.changedTouches[0].clientY - grip > 70) dismiss();
      grip = null;
    },
    { passive: true },
  );
  state.listen((now, before) => {
    show();
    if (now.chosen !== before.chosen || now.path.join() !== before.path.join()) {
      box.scrollTop = 0;
      if (now.chosen || now.path.length) open(true);
      else open(false);
      if (now.chosen)
        announce(
          data.entities.has(now.chosen) ? `${data.nameOf(now.chosen)}: evidence shown` : "Line chosen: evidence shown",
        );
    }
  });
  return { open };
})();
