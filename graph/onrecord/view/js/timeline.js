// Timeline: how much was written when; two handles leave only what was on record in between; it can be played.
const timeline = (() => {
  const box = document.getElementById("time");
  const DAY = 86400000;
  const days = data.dates.map(
    (date) => Date.parse(date.length === 4 ? date + "-01-01" : date.length === 7 ? date + "-01" : date) / DAY,
  );
  const first = days[0],
    last = days[days.length - 1],
    span = last - first;
  const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
  const bins = Math.min(40, span + 1);
  let playing = 0,
    low,
    high,
    text,
    bars,
    button;

  const build = () => {
    if (days.length < 2 || !(span > 0)) {
      box.remove();
      return;
    }
    const counts = new Array(bins).fill(0);
    for (const article of data.articles) {
      if (!article.date) continue;
      const at = Date.parse(article.date) / DAY;
      if (at >= first) counts[Math.min(bins - 1, Math.floor(((at - first) / (span + 1)) * bins))] += 1;
    }
    const most = Math.max(...counts);
    bars = counts.map((count, i) =>
      shapes.svg("rect", {
        x: i * 10 + 1.2,
        width: 7.6,
        y: count ? 34 - 4 - (count / most) * 28 : 33,
        height: count ? 4 + (count / most) * 28 : 1,
        rx: 1,
      }),
    );
    const chart = shapes.svg(
      "svg",
      { viewBox: `0 0 ${bins * 10} 34`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" },
      ...bars,
    );
    const handle = (label, value) =>
      el("input", { type: "range", min: 0, max: span, value, step: 1, "aria-label": label, oninput: moved });
    low = handle("From", 0);
    high = handle("To", span);
    text = el("output", { class: "dates" });
    button = el("button", { type: "button", onclick: play }, "Play");
    box.replaceChildren(button, el("div", { class: "track" }, chart, low, high), text);
    box.classList.add("on");
  };
  const moved = (event) => {
    let a = Number(low.value),
      b = Number(high.value);
    if (a > b) {
      if (event && event.target === low) a = b;
      else b = a;
    }
    low.value = a;
    high.value = b;
    state.set({ from: a > 0 ? iso(first + a) : "", to: b < span ? iso(first + b) : "" });
  };
  const stop = () => {
    clearInterval(playing);
    playing = 0;
    button.textContent = "Play";
  };
  const play = () => {
    if (playing) {
      stop();
      return;
    }
    button.textContent = "Stop";
    const step = Math.max(1, span / 36);
    let at = Number(low.value);
    playing = setInterval(() => {
      at += step;
      if (at >= span) {
        stop();
        high.value = span;
        moved();
        return;
      }
      high.value = Math.round(at);
      moved();
    }, 450);
  };
  const show = (now) => {
    if (!low) return;
    const a = now.from ? Math.round(Date.parse(now.from) / DAY - first) : 0,
      b = now.to ? Math.round(Date.parse(now.to) / DAY - first) : span;
    low.value = Math.max(0, a);
    high.value = Math.min(span, b);
    for (const input of [low, high]) input.setAttribute("aria-valuetext", day(iso(first + Number(input.value))));
    const from = iso(first + Number(low.value)),
      to = iso(first + Number(high.value));
    const brief = (date) => day(span > 200 ? date.slice(0, 7) : date);
    text.textContent = `${brief(from)} \u2013 ${brief(to)}`;
    bars.forEach((bar, i) => {
      const middle = ((i + 0.5) / bins) * (span + 1);
      bar.classList.toggle("out", middle < Number(low.value) || middle > Number(high.value) + 1);
    });
  };
  state.listen(show);
  return { build, playing: () => playing > 0 };
})();
