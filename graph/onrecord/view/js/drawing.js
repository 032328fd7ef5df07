// Drawing: the whole picture on a canvas, in pixels of the screen; used for the page and for saved images alike.
const drawing = (() => {
  let cache = { key: "", labels: [] };

  // view: {x, y, scale, width, height}: the point of the plane in the middle, pixels per unit, size of the canvas.
  // still: for a saved picture; margin: so many pixels more on every side. Returns where everything stands.
  const paint = (ctx, view, { still = false, margin = 0 } = {}) => {
    const { width, height, scale } = view;
    const shown = filters.shown(),
      hot = filters.hot(),
      now = state.get();
    const colour = theme.colour,
      ground = colour("ground");
    // Symbols shrink and grow slower than distances do, but thousands may not cover each other.
    const grow = Math.max(0.2, Math.min(1.4, Math.sqrt(scale / 0.92) * Math.min(1, scale / 0.3)));
    lines.scale(Math.max(0.5, Math.min(1.25, grow)));
    const at = (id) => {
      const spot = camera.spot(id);
      return { x: (spot.x - view.x) * scale + width / 2, y: (spot.y - view.y) * scale + height / 2 };
    };
    const radius = (entity) => shapes.radius(entity) * grow * (hot && hot.entities.has(entity.id) ? 1.1 : 1);
    const spots = new Map();
    shown.entities.forEach((id) => spots.set(id, at(id)));
    const near = (p, by) =>
      p.x > -by - margin && p.y > -by - margin && p.x < width + by + margin && p.y < height + by + margin;

    ctx.fillStyle = ground;
    ctx.fillRect(-margin, -margin, width + margin * 2, height + margin * 2);
    if (now.regions && !hot) regions.draw(ctx, at);

    const strokes = [];
    bundles.list().forEach((bundle) => {
      const { line, members } = bundle,
        a = spots.get(line.from),
        b = spots.get(line.to);
      if (!a || !b || (!near(a, 400) && !near(b, 400) && !crossesFrame(a, b, width, height, margin))) return;
      const ends = [line.from, line.to].map((id) => radius(data.entities.get(id)));
      const way = lines.course(bundle.bend, a, b, ...ends);
      const own = hot ? members.filter((each) => hot.lines.has(each.id)) : [];
      strokes.push({
        line,
        members,
        way,
        own: own.length > 0,
        text: bundles.words(own.length ? own : members),
        bundle,
      });
    });
    for (const { line, way, own, bundle } of strokes)
      if (!own) {
        lines.draw(
          ctx,
          line,
          way,
          colour((hot ? "faint-" : line.firm && strokes.length < 1500 ? "" : "pale-") + line.style),
          lines.width(bundle),
        );
      }
    const order = labels.ranks.filter((entity) => spots.has(entity.id));
    const symbol = (entity, faint) => {
      const p = spots.get(entity.id);
      if (!near(p, 30)) return;
      shapes.draw(
        ctx,
        entity.group,
        p.x,
        p.y,
        radius(entity),
        colour((faint ? "faint-" : "") + entity.group),
        ground,
        !entity.named,
      );
    };
    if (hot)
      order.forEach((entity) => {
        if (!hot.entities.has(entity.id)) symbol(entity, true);
      });
    for (const { line, way, own, bundle } of strokes)
      if (own) lines.draw(ctx, line, way, colour(line.style), lines.width(bundle) + 0.6);
    order.forEach((entity) => {
      if (!hot || hot.entities.has(entity.id)) symbol(entity, false);
    });

    const ring = (id, thick, tint) => {
      const p = spots.get(id);
      if (!p) return;
      ctx.beginPath();
      ctx.arc(p.x, p.y, radius(data.entities.get(id)) + 6, 0, 2 * Math.PI);
      ctx.lineWidth = thick;
      ctx.strokeStyle = tint;
      ctx.stroke();
    };
    if (hot && data.entities.has(now.chosen)) ring(now.chosen, 2.5, colour("ink"));
    now.path.forEach((id) => ring(id, 2.5, colour("ink")));

    // Labels: their places depend on the scale and on what is shown, not on where the camera stands, unless something
    // is chosen: then only its own labels stand, and all of them inside the frame.
    let placed;
    const words = hot ? order.filter((entity) => hot.entities.has(entity.id)) : order;
    const list = words.map((entity) =>
      Object.assign(
        {
          entity,
          radius: radius(entity),
          hot: Boolean(hot) && (entity.id === now.chosen || now.path.includes(entity.id)),
        },
        spots.get(entity.id),
      ),
    );
    if (hot) {
      list.sort((a, b) => (b.hot ? 1 : 0) - (a.hot ? 1 : 0));
      const taken = labels.grid();
      camera.covered().forEach(taken.add);
      const far = list.filter((s) => near(s, 0)).slice(0, 90);
      placed = labels.place(
        far,
        taken,
        [4, 4, width - 4, height - 4],
        true,
        labels.lattice(strokes.filter((s) => s.own)),
      );
      if (strokes.filter((s) => s.own).length <= 14)
        pills(
          ctx,
          strokes.filter((s) => s.own),
          taken,
          width,
        );
    } else {
      // Of thousands only those in view are tried, the first of them.
      const many = list.length > 1500,
        tried = many ? list.filter((s) => near(s, 60)).slice(0, 900) : list;
      const key = [
        many ? [view.x, view.y] : "",
        scale.toFixed(4),
        shown.entities.size,
        camera.version(),
        width,
        height,
        still ? "s" : "",
        view.home,
        margin,
      ].join();
      if (cache.key !== key || cache.shown !== shown) {
        const taken = labels.grid();
        if (camera.atHome(view)) camera.covered().forEach(taken.add);
        const made = labels.place(
          tried,
          taken,
          camera.atHome(view) ? [2, 2, width - 2, height - 2] : null,
          false,
          strokes.length < 700 ? labels.lattice(strokes) : null,
        );
        cache = {
          key,
          shown,
          labels: made.map((label) => Object.assign(label, { dx: label.left - label.x, dy: label.top - label.y })),
        };
      }
      placed = cache.labels.map((label) => {
        const p = spots.get(label.entity.id);
        return Object.assign({}, label, {
          left: p.x + label.dx,
          top: p.y + label.dy,
          box: label.box.map((v, i) => v - (i % 2 ? label.y : label.x) + (i % 2 ? p.y : p.x)),
        });
      });
    }
    for (const label of placed) {
      if (!near({ x: label.left, y: label.top }, 200)) continue;
      const quiet = !label.hot && (label.entity.group === "offices" || label.entity.group === "places");
      labels.draw(ctx, label, colour(quiet ? "soft" : "ink"), ground);
    }
    if (now.regions && !hot) regions.names(ctx, at, placed, width);
    return { spots, strokes, placed, radius };
  };

  // Over the picture: what lies under the pointer, ringed or thickened, says what it is.
  const point = (ctx, { spots, strokes, placed, radius }, hover, width) => {
    if (spots.has(hover)) {
      const p = spots.get(hover),
        entity = data.entities.get(hover);
      ctx.beginPath();
      ctx.arc(p.x, p.y, radius(entity) + 6, 0, 2 * Math.PI);
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = theme.colour("soft");
      ctx.stroke();
      if (!placed.some((label) => label.entity.id === hover))
        tag(ctx, short(entity.label, 60), p.x, p.y + radius(entity) + 19, width, "rule");
      return;
    }
    const stroke = strokes.find((s) => s.line.id === hover);
    if (!stroke) return;
    const p = lines.at(stroke.way, 0.5);
    lines.draw(ctx, stroke.line, stroke.way, theme.colour(stroke.line.style), 3);
    tag(ctx, stroke.text, p.x, p.y, width, "pale-" + stroke.line.style);
  };

  const tag = (ctx, text, x, y, width, edge) => {
    ctx.font = `12px ${labels.FAMILY}`;
    const half = ctx.measureText(text).width / 2 + 9,
      middle = Math.max(half + 4, Math.min(width - half - 4, x));
    ctx.beginPath();
    ctx.roundRect(middle - half, y - 11, half * 2, 22, 11);
    ctx.fillStyle = theme.colour("card");
    ctx.strokeStyle = theme.colour(edge);
    ctx.lineWidth = 1;
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = theme.colour("ink");
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, middle, y + 0.5);
  };

  const crossesFrame = (a, b, width, height, by) =>
    Math.max(a.x, b.x) > -by &&
    Math.max(a.y, b.y) > -by &&
    Math.min(a.x, b.x) < width + by &&
    Math.min(a.y, b.y) < height + by;

  // What a line says, in a small box on it, where there is room.
  const pills = (ctx, strokes, taken, width) => {
    for (const { line, way, text } of strokes) {
      ctx.font = `12px ${labels.FAMILY}`;
      const wide = ctx.measureText(text).width / 2 + 9;
      for (const t of [0.5, 0.38, 0.62, 0.28]) {
        const p = lines.at(way, t),
          box = [p.x - wide, p.y - 11, p.x + wide, p.y + 11];
        if (taken.hits(box) || box[0] < 4 || box[2] > width - 4) continue;
        taken.add(box);
        tag(ctx, text, p.x, p.y, width, "pale-" + line.style);
        break;
      }
    }
  };
  return { paint, point };
})();
