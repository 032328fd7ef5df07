// Parts: what the panels are made of, and how statements are worded in them.
const parts = (() => {
  const choose = (id) => state.set({ chosen: id, path: [] });
  const entityButton = (id, extra) => {
    const entity = data.entities.get(id);
    return el(
      "button",
      { type: "button", class: "row", onclick: () => choose(id) },
      shapes.icon(entity.group, !entity.named),
      named(entity.label, "grow clamp"),
      extra,
    );
  };
  const section = (title, ...children) => el("section", {}, el("h3", {}, title), ...children);

  // How many are for and how many against, as a bar of two colours, one of them hatched.
  const balance = (pro, con) => {
    const bar = el(
      "span",
      { class: "bar", "aria-hidden": "true" },
      el("span", { class: "pro" }),
      el("span", { class: "con" }),
    );
    bar.firstChild.style.flexGrow = pro;
    bar.lastChild.style.flexGrow = con;
    return [bar, el("span", { class: "sides" }, el("span", {}, `${pro} for`), el("span", {}, `${con} against`))];
  };
  // A proposal stands in an article's own words, so in a sentence of ours it is quoted.
  const quoted = (id, most) =>
    data.entities.has(id) && data.entities.get(id).group === "proposals"
      ? `\u201c${short(data.nameOf(id), most)}\u201d`
      : short(data.nameOf(id), most);

  const wording = (statement) =>
    data.labels[`${statement.relation}:${statement.details.answer || statement.details.status || ""}`] ||
    data.labels[statement.relation + ":"];
  const PLAIN = {
    about: "is about",
    issued: "came out",
    recommendation_count: "number of recommendations",
    said: "said",
  };
  const phrase = (statement) => {
    const row = wording(statement);
    if (!row) return PLAIN[statement.relation] || statement.relation.replace(/_/g, " ");
    return statement.details.negated === "yes" ? row[2] : row[0];
  };
  const dismiss = () => {
    state.set({ chosen: "", path: [] });
    document.body.classList.remove("open");
  };
  const close = (when = "") =>
    el("button", { type: "button", class: "close " + when, "aria-label": "Close", onclick: dismiss }, "\u00d7");
  const linkButton = () =>
    state.link() && el("button", { type: "button", onclick: () => copy(location.href, "Link copied") }, "Copy link");

  return { choose, entityButton, section, balance, quoted, phrase, close, dismiss, linkButton };
})();
