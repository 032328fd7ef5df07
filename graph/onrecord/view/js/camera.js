// Camera: vis-network keeps pan, zoom, pinch and dragging; what is drawn and what a click means is ours.
const camera = (() => {
  const box = document.getElementById("net");
  const spots = new Map();
  let network = null,
    home = 1,
    version = 0,
    last = null,
    hover = "",
    turned = false,
    ready = false,
    moving = false,
    homeView = null;

  const size = () => ({ width: box.clientWidth, height: box.clientHeight });
  // Fitted to this frame: of the two layouts the one that suits it, and the longer side is stretched, within reason.
  const spread = () => {
    const { width, height } = size();
    turned = height > width * 1.15;
    const [w, h] = data.frames[turned ? 1 : 0];
    const ratio = (width - 120) / Math.max(1, height - 110) / (w / h);
    const stretch = Math.max(0.62, Math.min(1.6, ratio)),
      sx = Math.sqrt(stretch),
      sy = 1 / sx;
    data.entities.forEach((entity) => {
      const [x, y] = turned ? entity.tall : [entity.x, entity.y];
      spots.set(entity.id, { x: x * sx, y: y * sy });
    });
    version += 1;
  };
  const bounds = (ids) => {
    const found = [...ids].map((id) => spots.get(id)).filter(Boolean);
    const xs = found.map((p) => p.x),
      ys = found.map((p) => p.y);
    return found.length ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] : [0, 0, 1, 1];
  };
  const fitted = (ids) => {
    const [left, top, right, bottom] = bounds(ids),
      { width, height } = size();
    // Room at the sides for labels; above, on a telephone, for the two buttons.
    const [side, above, below] =
      height < 340
        ? [62, 46, 30]
        : width < 500
          ? [40, 66, 46]
          : matchMedia("(max-width: 860px)").matches
            ? [62, 72, 52]
            : [62, 40, 52];
    // What stands over the top of a focused picture says what it is focused on.
    const head = above + (state.get().focus ? 44 : 0);
    const scale = Math.max(
      0.01,
      Math.min(
        1.5,
        (width - side * 2) / Math.max(right - left, 60),
        (height - head - below) / Math.max(bottom - top, 60),
      ),
    );
    return { x: (left + right) / 2, y: (top + bottom) / 2 + (below - head) / 2 / scale, scale };
  };
  // Corners of the frame that buttons cover: no label belongs there.
  const covered = () => {
    const { width } = size();
    const chip = ["extent", "crumb"].reduce(
      (most, id) => Math.max(most, document.getElementById(id).getBoundingClientRect().width),
      0,
    );
    return [
      ...(chip ? [[0, 0, chip + (matchMedia("(max-width: 860px)").matches ? 130 : 22), 52]] : []),
      [width - (width < 500 ? 62 : 146), 0, width, 48],
      ...(matchMedia("(max-width: 860px)").matches ? [[0, 0, 118, 50]] : []),
    ];
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const move = (to, quick) =>
    network &&
    network.moveTo({
      position: { x: to.x, y: to.y },
      scale: to.scale,
      animation:
        quick || calm.matches || data.entities.size > 1500 ? false : { duration: 380, easingFunction: "easeInOutQuad" },
    });
  const fit = (quick) => {
    const shown = filters.shown().entities;
    const to = fitted(shown.size ? shown : data.entities.keys());
    if (filters.whole()) home = to.scale;
    homeView = to;
    move(to, quick);
  };
  const view = () => {
    const middle = network.getViewPosition();
    return Object.assign({ x: middle.x, y: middle.y, scale: network.getScale(), home }, size());
  };
  const atHome = (v) =>
    homeView &&
    Math.abs(v.scale / homeView.scale - 1) < 0.001 &&
    Math.abs(v.x - homeView.x) * v.scale < 2 &&
    Math.abs(v.y - homeView.y) * v.scale < 2;

  const under = (x, y, reach) => aim.under(last, x, y, reach);

  const open = () => {
    spread();
    const nodes = [...data.entities.keys()].map((id) => ({ id, x: spots.get(id).x, y: spots.get(id).y }));
    const options = JSON.parse(JSON.stringify(data.options));
    // vis-network asks for the size of a symbol to know what a drag begins on; it draws nothing itself.
    Object.assign(options.nodes, {
      ctxRenderer: ({ id }) => {
        const side = filters.has(id)
          ? (shapes.radius(data.entities.get(id)) * 2.4) / (network ? network.getScale() : 1)
          : 0;
        return { drawNode: () => undefined, nodeDimensions: { width: side, height: side } };
      },
    });
    network = new vis.Network(box, { nodes: new vis.DataSet(nodes), edges: [] }, options);
    network.on("afterDrawing", (ctx) => {
      if (!ready) return;
      const ratio = ctx.canvas.width / Math.max(1, box.clientWidth);
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      const first = !last;
      const now = view();
      if (glide.large()) {
        const drawn = glide.show(ctx, now, ratio, moving, `${version} ${filters.version()} ${theme.dark()}`);
        last = drawn.last;
        if (drawn.exact && hover) drawing.point(ctx, last, hover, now.width);
      } else {
        last = drawing.paint(ctx, now);
        if (hover) drawing.point(ctx, last, hover, now.width);
      }
      ctx.restore();
      if (!first) return;
      performance.mark("onrecord-drawn");
      // What a link has chosen may lie under the sheet of a telephone.
      if (state.get().chosen) reveal();
    });
    network.on("dragging", (event) => {
      if (!event.nodes.length) return;
      const moved = network.getPositions(event.nodes);
      Object.entries(moved).forEach(([id, p]) => spots.set(id, p));
      version += 1;
    });
    let rest = 0,
      tap = 0,
      tapped = "";
    const move = () => {
      moving = true;
      clearTimeout(rest);
      rest = setTimeout(() => {
        moving = false;
        redraw();
      }, 160);
    };
    ["dragging", "zoom"].forEach((name) => network.on(name, move));
    network.on("click", ({ pointer, event }) => {
      document.body.classList.remove("filtering");
      const touch = event && event.pointerType === "touch",
        id = under(pointer.DOM.x, pointer.DOM.y, touch ? 16 : 8);
      clearTimeout(tap);
      if (!id) panel.open(false);
      if (!touch || !data.entities.has(id)) {
        pick(id);
        return;
      }
      // A sheet that rose at once would come between the two taps that ask for the neighbourhood.
      tapped = hover = id;
      redraw();
      tap = setTimeout(() => {
        hover = "";
        pick(id);
      }, 260);
    });
    network.on("doubleClick", ({ pointer, event }) => {
      clearTimeout(tap);
      hover = "";
      const id = event && event.pointerType === "touch" ? tapped : under(pointer.DOM.x, pointer.DOM.y, 8);
      if (data.entities.has(id)) state.set({ focus: id, steps: 1, chosen: id, path: [] });
    });
    network.on("zoom", () => {
      const scale = network.getScale(),
        low = home * 0.4,
        high = Math.max(4, home * 8);
      if (scale < low || scale > high) network.moveTo({ scale: Math.min(high, Math.max(low, scale)) });
    });
    box.addEventListener("mousemove", (event) => {
      const frame = box.getBoundingClientRect();
      const id = event.buttons ? hover : under(event.clientX - frame.left, event.clientY - frame.top, 6);
      if (id !== hover) {
        hover = id;
        box.classList.toggle("over", Boolean(id));
        redraw();
      }
    });
    box.addEventListener("mouseleave", () => {
      if (hover) {
        hover = "";
        redraw();
      }
    });
    new ResizeObserver(() => {
      const tall = size().height > size().width * 1.15;
      if (tall !== turned) {
        spread();
        const ps = {};
        spots.forEach((p, id) => {
          ps[id] = p;
        });
        Object.entries(ps).forEach(([id, p]) => network.moveNode(id, p.x, p.y));
      }
      if (!box.clientWidth) return;
      if (!state.get().chosen && filters.whole()) fit(true);
      redraw();
    }).observe(box);
    ready = true;
    fit(true);
    theme.listen(redraw);
  };
  const pick = (id) => {
    if (path.picking()) {
      path.pick(id);
      return;
    }
    state.set({ chosen: id, path: [] });
  };
  const redraw = () => {
    if (network) network.redraw();
  };
  state.listen((now, before) => {
    if (!network) return;
    const wide = now.focus !== before.focus || now.steps !== before.steps || now.all !== before.all;
    if (wide) fit(false);
    else if (now.chosen !== before.chosen || now.path !== before.path) reveal();
    redraw();
  });
  // Moves only if what was chosen lies outside of the frame or under the sheet of a narrow screen.
  const reveal = () => {
    const hot = filters.hot();
    if (!hot || !last) return;
    const now = state.get(),
      { width, height } = size(),
      v = view();
    const sheet = matchMedia("(max-width: 860px)").matches ? height * 0.52 : 0;
    const must = data.entities.has(now.chosen) ? [now.chosen] : [...hot.entities];
    const out = must.some((id) => {
      const p = spots.get(id),
        x = (p.x - v.x) * v.scale + width / 2,
        y = (p.y - v.y) * v.scale + height / 2;
      // Above a sheet what is chosen stands well in sight, with some of its lines below it.
      return x < 30 || y < 30 || x > width - 30 || y > (height - sheet) * (sheet ? 0.7 : 1) - (sheet ? 0 : 30);
    });
    if (!out) return;
    const [left, top, right, bottom] = bounds(must);
    const scale =
      must.length > 1
        ? Math.min(
            v.scale,
            (width - 120) / Math.max(1, right - left),
            (height - sheet - 120) / Math.max(1, bottom - top),
          )
        : v.scale;
    move({ x: (left + right) / 2, y: (top + bottom) / 2 + sheet / 2 / scale, scale });
  };
  return {
    open,
    fit,
    bounds,
    redraw,
    under,
    spot: (id) => spots.get(id),
    version: () => version,
    view,
    atHome,
    covered,
    moving: () => moving,
    last: () => last,
    pick,
    homeScale: () => home,
    setHover: (id) => {
      hover = id;
      redraw();
    },
    zoom: (by) => {
      const v = view();
      move({ x: v.x, y: v.y, scale: Math.min(Math.max(4, home * 8), Math.max(home * 0.4, v.scale * by)) });
    },
    pan: (dx, dy) => {
      const v = view();
      move({ x: v.x + dx / v.scale, y: v.y + dy / v.scale, scale: v.scale }, true);
    },
  };
})();
