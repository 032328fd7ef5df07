// View: what is chosen in the network can become its middle, or be opened.
(() => {
  "use strict";
  const frame = document.getElementById("network");
  const onward = document.getElementById("onward"), centre = document.getElementById("centre"), leave = document.getElementById("leave");
  const follow = async () => {
    const chosen = new URLSearchParams(frame.contentWindow.location.hash.slice(1));
    const id = chosen.get("e") || chosen.get("entity") || chosen.get("node") || "";
    onward.hidden = !id;
    if (!id) return;
    centre.href = `/view?about=${encodeURIComponent(id)}&steps=1`;
    leave.href = `/entity/${encodeURIComponent(id)}`;
    centre.querySelector("b").textContent = frame.contentDocument.querySelector("#panel h2")?.textContent || "it";
  };
  frame.addEventListener("load", () => {
    frame.contentWindow.addEventListener("hashchange", () => setTimeout(follow, 50));
    frame.contentWindow.addEventListener("click", () => setTimeout(follow, 150), true);
    follow();
  });
})();
