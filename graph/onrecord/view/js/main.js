// Main: the rooms opened in order, the buttons that lead into them, and the state of the address restored.
const tool = (name, paths, act, className) =>
  el(
    "button",
    { type: "button", class: className, "aria-label": name, title: name, onclick: act },
    shapes.svg(
      "svg",
      { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
      ...paths.map(([tag, attributes]) => shapes.svg(tag, attributes)),
    ),
    el("span", { class: "word" }, name),
  );

const open = () => {
  document.getElementById("tools").append(
    tool(
      "Filter",
      [["path", { d: "M3 5.5H17M5.5 10H14.5M8 14.5H12" }]],
      () => document.body.classList.toggle("filtering"),
      "narrow icon",
    ),
    tool(
      "Path",
      [
        ["circle", { cx: 5, cy: 15, r: 2 }],
        ["circle", { cx: 15, cy: 5, r: 2 }],
        ["path", { d: "M6.5 13.5L13.5 6.5" }],
      ],
      () => path.begin(data.entities.has(state.get().chosen) ? state.get().chosen : ""),
      "icon",
    ),
    tool(
      "Table",
      [["path", { d: "M3 4H17V16H3ZM3 8H17M8 8V16" }]],
      () => state.set({ view: state.get().view ? "" : "table" }),
      "icon",
    ),
    tool(
      "Save",
      [["path", { d: "M10 3V12M6.5 9L10 12.5L13.5 9M4 16H16" }]],
      (event) => save.menu(event.currentTarget),
      "icon wide",
    ),
    tool(
      "Dark or light",
      [
        ["circle", { cx: 10, cy: 10, r: 6.5 }],
        ["path", { d: "M10 3.5A6.5 6.5 0 0 1 10 16.5Z", class: "full" }],
      ],
      () => theme.toggle(),
      "icon only",
    ),
    tool(
      "Help",
      [["path", { d: "M7.5 7.5A2.5 2.5 0 1 1 10 10.2V11.8M10 14.6V14.8" }]],
      () => keyboard.help(),
      "icon only wide",
    ),
  );
  document
    .getElementById("views")
    .append(
      el(
        "button",
        { type: "button", "aria-label": "Nearer", title: "Nearer (+)", onclick: () => camera.zoom(1.3) },
        "+",
      ),
      el(
        "button",
        { type: "button", "aria-label": "Farther", title: "Farther (\u2212)", onclick: () => camera.zoom(1 / 1.3) },
        "\u2212",
      ),
      el(
        "button",
        { type: "button", class: "word", title: "All in view (0)", onclick: () => camera.fit(false) },
        "Fit",
      ),
    );
  document
    .getElementById("stage")
    .append(el("button", { type: "button", id: "begin", onclick: () => panel.open(true) }, "Start here"));
  const crumb = el("div", { id: "crumb", hidden: true });
  document.getElementById("stage").append(crumb);
  state.listen((now) => {
    crumb.hidden = !now.focus;
    if (!now.focus) return;
    const step = (by, text, label) =>
      el(
        "button",
        {
          type: "button",
          "aria-label": label,
          onclick: () => state.set({ steps: Math.min(6, Math.max(1, now.steps + by)) }),
        },
        text,
      );
    crumb.replaceChildren(
      el("span", {}, `Within ${some(now.steps, "step")} of `, named(short(data.nameOf(now.focus), 40), "strong")),
      step(-1, "\u2212", "Fewer steps"),
      step(1, "+", "More steps"),
      el("button", { type: "button", onclick: () => state.set({ focus: "" }) }, "Show all"),
    );
  });
  // How much is shown, where the main part comes first.
  const extent = el("div", { id: "extent", hidden: true });
  document.getElementById("stage").append(extent);
  state.listen((now) => {
    extent.hidden = !data.crowd || Boolean(now.focus);
    const joined = data.entities.size - data.lone.length,
      word = (text) => el("span", { class: "word" }, text);
    extent.replaceChildren(
      el(
        "span",
        {},
        word(now.all ? "All " : "The "),
        now.all ? joined : `${joined - data.crowd}`,
        word(now.all ? " in the network" : " best connected"),
        now.all ? "" : ` of ${joined}`,
      ),
      el(
        "button",
        { type: "button", title: "All or the main part (A)", onclick: () => state.set({ all: !now.all }) },
        now.all ? "Main part" : "Show all",
      ),
    );
  });
  // With scripts the table is there once it is asked for.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    state.set({ view: "table" });
  });
  search.build();
  legend.build();
  timeline.build();
  keyboard.build();
  state.open();
  camera.open();
  // For tests, and for whoever embeds the page: where an entity or a line stands on the screen, and how to choose one.
  window.onrecord = Object.freeze({
    spot: (id) => {
      const last = camera.last(),
        frame = document.getElementById("net").getBoundingClientRect();
      if (!last) return null;
      const stroke = last.strokes.find(({ members }) => members.some((line) => line.id === id));
      const p = last.spots.get(id) || (stroke && lines.at(stroke.way, 0.5));
      return p ? { x: p.x + frame.left, y: p.y + frame.top } : null;
    },
    labels: () => camera.last().placed.map(({ entity, box, text }) => ({ id: entity.id, box, rows: text.rows })),
    strokes: () => camera.last().strokes.map(({ members }) => members.map((line) => line.id)),
    size: (id) => shapes.radius(data.entities.get(id)),
    shown: () => ({ entities: [...filters.shown().entities], lines: [...filters.shown().lines] }),
    choose: (id) => state.set({ chosen: id, path: [] }),
  });
  document.getElementById("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.getElementById("net").focus();
  });
};
if (data.entities.size) open();
else document.body.classList.add("tabled", "bare");
