// View: what is chosen in the network can become its middle, or be opened.
(() => {
  "use strict";
  const frame = document.getElementById("network");
  const onward = document.getElementById("onward"), centre = document.getElementById("centre"), leave = document.getElementById("leave");
  let shown = "";
  const follow = async () => {
    const chosen = new URLSearchParams(frame.contentWindow.location.hash.slice(1));
    const id = chosen.get("at") || "";
    if (id === shown) return;
    shown = id;
    onward.hidden = !id;
    if (!id) return;
    // what is chosen may be a line: that is a statement, and nothing to stand in the middle
    const answer = await fetch(`/search.json?id=${encodeURIComponent(id)}`);
    const entity = answer.ok ? (await answer.json()).names[0] : undefined;
    if (shown !== id) return;
    centre.hidden = !entity;
    if (entity) { centre.href = `/view?about=${encodeURIComponent(id)}&steps=1`; centre.querySelector("b").textContent = entity.name; }
    leave.href = `/${entity ? "entity" : "statement"}/${encodeURIComponent(id)}`;
    leave.textContent = entity ? "Its page" : "The statement";
  };
  frame.addEventListener("load", () => {
    frame.contentWindow.addEventListener("hashchange", () => setTimeout(follow, 50));
    for (const kind of ["click", "keyup", "pointerup"]) frame.contentWindow.addEventListener(kind, () => setTimeout(follow, 150), true);
    follow();
  });
})();
