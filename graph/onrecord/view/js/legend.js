// Legend: says what each symbol and line means, filters by them, and counts what is shown.
const legend = (() => {
  const box = document.getElementById("legend");
  const EXPLAIN = {
    for: "calls for, supports, accepts, promises",
    against: "opposes, rejects, criticises, denies",
    warning: "warns of something; does not call for, recommend or oppose it",
    office: "holds an office, office of",
    belongs: "member, staff, part of",
    report: "wrote, ordered, chaired, recommends",
    speech: "said it to them",
  };
  const counts = new Map();
  const toggle = (key) => {
    const off = new Set(state.get().off);
    if (off.has(key)) off.delete(key);
    else off.add(key);
    state.set({ off });
  };
  const entry = (key, icon, name, hint) => {
    const count = el("span", { class: "n" });
    const tick = el("input", { type: "checkbox", checked: true, onchange: () => toggle(key) });
    counts.set(key, { count, tick });
    return el("label", { class: "entry", title: hint }, tick, icon, el("span", { class: "grow" }, name), count);
  };
  const build = () => {
    const groups = new Set([...data.entities.values()].map((entity) => entity.group));
    const styles = new Map(),
      often = new Map();
    data.lines.forEach((line) => {
      often.set(line.sort, (often.get(line.sort) || 0) + 1);
      if (!styles.has(line.style)) styles.set(line.style, new Map());
      styles.get(line.style).set(line.sort, line.sort === "holds" ? "holds office" : line.label);
    });
    const most = Math.max(1, ...[...data.lines.values()].map((line) => new Set(line.places.map((a) => a.story)).size));
    const made = [
      el("p", { class: "small hint" }, "Click an entry to hide or show it"),
      el("h2", {}, "Entities"),
      ...GROUPS.filter(([name]) => groups.has(name)).map(([name, label]) =>
        entry("k:" + name, shapes.icon(name), label),
      ),
    ];
    if (data.lone.length && data.lone.length < data.entities.size) {
      const tick = el("input", {
        type: "checkbox",
        onchange: (e) => {
          state.set({ lone: e.target.checked });
          camera.fit(false);
        },
      });
      counts.set("lone", { tick });
      made.push(
        el(
          "label",
          { class: "entry", title: "Sources that are quoted but joined to nothing; they stand below the network" },
          tick,
          shapes.icon("people", true),
          el("span", { class: "grow" }, "Only quoted"),
          el("span", { class: "n" }, data.lone.length.toLocaleString("en"), el("span", { class: "away" }, " hidden")),
        ),
      );
    }
    made.push(el("h2", {}, "Relations"));
    for (const [style, label] of STYLES.filter(([name]) => styles.has(name))) {
      const relations = [...styles.get(style)].sort(
        (a, b) => often.get(b[0]) - often.get(a[0]) || a[1].localeCompare(b[1]),
      );
      made.push(entry("f:" + style, lines.icon(style), label, EXPLAIN[style]));
      if (relations.length > 1) {
        made.push(
          el(
            "details",
            { class: "finer" },
            el("summary", {}, el("span", { class: "what" }, relations.map(([, text]) => text).join(", "))),
            relations.map(([name, text]) => entry("r:" + name, null, capital(text))),
          ),
        );
      }
    }
    if (most > 1) {
      const value = el("output", { class: "n" }, "1");
      const slider = el("input", {
        type: "range",
        min: 1,
        max: Math.min(most, 10),
        step: 1,
        value: 1,
        "aria-label": "Independent stories, at least",
        oninput: (e) => state.set({ stories: Number(e.target.value) }),
      });
      counts.set("stories", { slider, value });
      made.push(
        el("h2", {}, "Independent stories"),
        el("div", { class: "slide" }, slider, value),
        el(
          "p",
          { class: "small" },
          "Show relations found in at least this many. Copies of one agency story count once.",
        ),
      );
    }
    const clusters = data.clusters.size > 1;
    made.push(el("h2", {}, "Reading the picture"));
    if (clusters) {
      const tick = el("input", { type: "checkbox", onchange: (e) => state.set({ regions: e.target.checked }) });
      counts.set("regions", { tick });
      made.push(el("label", { class: "entry tick" }, tick, el("span", { class: "grow" }, "Show groups")));
    }
    made.push(
      el(
        "p",
        { class: "small key" },
        lines.icon("office", true),
        el("span", {}, "Filled arrow: an article says so itself."),
      ),
      el(
        "p",
        { class: "small key" },
        lines.icon("office", false),
        el("span", {}, "Open arrow, paler: somebody says so; not established. Crossed: denied."),
      ),
      el(
        "p",
        { class: "small key" },
        shapes.icon("people", true),
        el("span", {}, "Hollow: known by a role or description, without a name."),
      ),
      el(
        "p",
        { class: "small" },
        "Larger symbols are in more stories, thicker lines in more independent ones. Broken lines are against. Every line opens the sentence it came from.",
      ),
      el(
        "button",
        {
          type: "button",
          class: "reset",
          onclick: () => {
            state.reset();
            camera.fit(false);
          },
        },
        "Reset everything",
      ),
      el(
        "p",
        { class: "narrow buttons" },
        [
          ["Picture", save.png],
          ["Drawing", save.svg],
          ["CSV", save.csv],
          ["Help", () => keyboard.help()],
        ].map(([text, act]) => el("button", { type: "button", onclick: () => act() }, text)),
      ),
    );
    box.replaceChildren(...made);
  };
  const show = () => {
    const now = state.get(),
      shown = filters.shown();
    counts.forEach(({ count, tick, slider, value }, key) => {
      const [type, name] = key.split(":");
      if (key === "stories") {
        slider.value = now.stories;
        value.textContent = now.stories;
        return;
      }
      if (key === "lone") {
        tick.checked = now.lone;
        tick.closest("label").classList.toggle("off", !now.lone);
        return;
      }
      if (key === "regions") {
        tick.checked = now.regions;
        return;
      }
      tick.checked = !now.off.has(key);
      const from = type === "k" ? shown.groups : type === "f" ? shown.styles : shown.relations;
      count.textContent = now.off.has(key) ? "hidden" : (from[name] || 0).toLocaleString("en");
      tick.closest("label").classList.toggle("off", now.off.has(key));
    });
  };
  state.listen((now, before) => {
    show();
    const narrowed = ["off", "stories", "from", "to", "lone", "all", "focus", "steps"].some(
      (name) => now[name] !== before[name],
    );
    if (narrowed && !timeline.playing())
      announce(
        `${some(filters.shown().entities.size, "entity", "entities")} and ${some(filters.shown().lines.size, "relation")} shown`,
      );
  });
  return { build, show };
})();
