// Draws a ladder's network from the data that the page holds. Text is only ever text: labels are
// drawn on the canvas, and what is chosen is written with textContent.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const place = document.getElementById("network");
  const chosen = document.getElementById("chosen");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const font = (size) => ({
    color: colour("ink"),
    face: getComputedStyle(document.body).fontFamily,
    size,
    strokeColor: colour("paper"),
    strokeWidth: 4,
  });

  const box = (fill, edge, dashes) => ({
    color: { background: fill, border: edge, highlight: { background: fill, border: colour("accent") } },
    font: { ...font(15), strokeWidth: 0 },
    margin: 10,
    shapeProperties: { borderDashes: dashes, borderRadius: 3 },
  });

  const dot = (fill, size) => ({
    color: { background: fill, border: fill, highlight: { background: colour("ink"), border: colour("ink") } },
    font: font(13),
    size,
  });

  const looks = () => ({
    rung: box(colour("grade-3"), colour("accent"), false),
    undescribed: box(colour("paper"), colour("quiet"), [5, 4]),
    duty: dot(colour("accent"), 8),
    competency: dot(colour("second"), 10),
  });

  const edge = (one) => ({
    ...one,
    color: { color: colour(one.kind === "next" ? "ink" : "line"), highlight: colour("accent") },
    width: one.kind === "next" ? 2 : 1,
    arrows: one.kind === "next" ? { to: { enabled: true, scaleFactor: 0.6 } } : "",
  });

  const options = () => ({
    ...data.options,
    configure: { enabled: false },
    groups: looks(),
    interaction: { hover: false, keyboard: { enabled: true, bindToWindow: false }, zoomView: false },
  });

  const nodes = new vis.DataSet(data.nodes.map(({ text, ...node }) => node));
  const edges = new vis.DataSet(data.edges.map(edge));
  // Isolated, so that no text turns the direction of the next one.
  const words = new Map(data.nodes.map((node) => [node.id, `\u2068${node.text}\u2069`]));
  const network = new vis.Network(place, { nodes, edges }, options());

  network.once("afterDrawing", () => network.fit());
  network.on("resize", () => network.fit());

  network.on("selectNode", ({ nodes: [id] }) => {
    const near = network.getConnectedNodes(id).map((other) => words.get(other));
    chosen.textContent = `${words.get(id)} — with: ${near.join("; ")}`;
  });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const { zoom } = button.dataset;
      if (zoom === "fit") network.fit();
      else network.moveTo({ scale: network.getScale() * Number(zoom) });
    });
  }

  dark.addEventListener("change", () => {
    network.setOptions({ groups: looks() });
    edges.update(data.edges.map(edge));
  });
})();
