// Data: what the page carries, indexed. Nothing here changes once the page is open.
const data = (() => {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const articles = raw.articles.map(([headline, paper, agency, byline, date, url, story, corrected = []], number) => ({
    number,
    headline,
    paper,
    agency,
    byline,
    date,
    url,
    story,
    corrected,
  }));
  const entities = new Map();
  const GROUP = {
    person: "people",
    institution: "institutions",
    report: "reports",
    inquiry: "reports",
    document: "reports",
    office: "offices",
    proposal: "proposals",
    recommendation: "proposals",
  };
  // A telephone, however it is held, opens with fewer symbols.
  const pocket = Math.min(window.innerWidth, window.innerHeight) < 500;
  const STANDINGS = ["asserted", "planned", "reported", "hedged", "denied"];
  raw.nodes.forEach(([id, kind, label, aliases, isNamed, stories, first, last, cluster, x, y, tall, main], number) =>
    entities.set(id, {
      number,
      id,
      kind,
      label,
      aliases,
      named: isNamed,
      stories,
      first,
      last,
      cluster,
      x,
      y,
      tall,
      main: main > (pocket ? 1 : 0),
      group: GROUP[kind] || "places",
      lines: [],
      quotes: [],
      facts: [],
      dates: new Set(),
    }),
  );
  // A proposal is told in an article's words and an unnamed source by its role: as headings they begin with a capital.
  entities.forEach((entity) => {
    if (["proposals", "offices", "reports"].includes(entity.group) || !entity.named)
      entity.label = entity.label.charAt(0).toUpperCase() + entity.label.slice(1);
  });
  const ids = [...entities.keys()];
  const others = raw.others;

  const statements = new Map();
  for (const [id, owned, relation, target, roles, details, places] of raw.statements) {
    const literal = typeof target === "string",
      subject = ids[owned],
      object = literal ? target : ids[target];
    const statement = {
      id,
      subject,
      relation,
      object,
      literal,
      roles,
      details,
      evidence: places.map(([article, sentence, start, end, standing = 0, by = "", when = ""]) => ({
        article: articles[article],
        text: raw.sentences[sentence],
        start,
        end,
        standing: STANDINGS[standing],
        by,
        when,
      })),
    };
    statement.evidence.sort((a, b) => (a.article.date || "9").localeCompare(b.article.date || "9"));
    statements.set(id, statement);
    const owner = entities.get(subject);
    if (relation === "said") owner.quotes.push(statement);
    else if (statement.literal) owner.facts.push(statement);
    const touched = [subject, ...Object.values(roles)].concat(literal ? [] : [object]);
    for (const place of statement.evidence) {
      for (const name of touched.concat(place.by ? [place.by] : [])) {
        if (entities.has(name)) entities.get(name).dates.add(place.article.date);
      }
    }
  }
  const said = (a, b) => a.evidence[0].article.date.localeCompare(b.evidence[0].article.date);
  entities.forEach((entity) => entity.quotes.sort(said));

  // The kind of line decides its colour and dash (lines.js); its name is also that of its entry in the legend.
  const styleOf = (edge) => (edge.family === "stance" ? edge.side || "warning" : edge.family);
  const lines = new Map(),
    held = new Map();
  statements.forEach((statement) => {
    if (statement.relation !== "holds") return;
    if (!held.has(statement.object)) held.set(statement.object, []);
    held.get(statement.object).push(statement);
  });
  for (const [id, kind, start, end, standing, several] of raw.edges) {
    const [relation, label, inverse, family, side, status, negated] = raw.kinds[kind];
    const edge = {
      id,
      relation,
      label,
      inverse,
      family,
      side,
      status,
      negated,
      from: ids[start],
      to: ids[end],
      standing: STANDINGS[standing],
    };
    const backing =
      relation === "office_of"
        ? held.get(edge.from) || []
        : (several || [id]).map((name) => statements.get(name)).filter(Boolean);
    const line = Object.assign(edge, {
      // What the legend counts together under one name.
      sort: negated ? "not_" + relation : relation === "answers" ? relation + "_" + status : relation,
      style: styleOf(edge),
      firm: edge.standing === "asserted" || edge.standing === "planned",
      statements: backing,
      places: backing.flatMap((s) => s.evidence.map((e) => e.article)),
    });
    lines.set(line.id, line);
    entities.get(line.from).lines.push(line);
    entities.get(line.to).lines.push(line);
  }
  // Those that are only quoted, or have only facts, stand apart below the network; where there are many they wait to be asked for.
  const lone = [...entities.values()].filter((entity) => !entity.lines.length);
  // How many of the joined ones wait until all are asked for.
  const crowd = [...entities.values()].filter((entity) => entity.lines.length && !entity.main).length;
  const dates = [...new Set(articles.map((a) => a.date).filter(Boolean))].sort();
  const nameOf = (id) => (entities.has(id) ? entities.get(id).label : others[id] ? others[id][1] : "");
  const clusters = new Map();
  entities.forEach((entity) => {
    if (entity.cluster < 0) return;
    if (!clusters.has(entity.cluster)) clusters.set(entity.cluster, []);
    clusters.get(entity.cluster).push(entity);
  });
  return {
    articles,
    entities,
    statements,
    lines,
    dates,
    nameOf,
    clusters,
    lone,
    crowd,
    few: (lone.length <= 12 && !crowd) || lone.length === entities.size,
    start: raw.start,
    title: raw.title,
    frames: raw.frames,
    options: raw.options,
    labels: raw.labels,
    pocket,
  };
})();
