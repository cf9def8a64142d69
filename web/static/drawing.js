// Draws a network from the data that the page holds. Text is only ever text: labels are drawn on the
// canvas, and what is chosen is written with textContent.

export const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const font = (size) => ({
  color: colour("ink"),
  face: getComputedStyle(document.body).fontFamily,
  size,
  strokeColor: colour("paper"),
  strokeWidth: 4,
});

export const box = (fill, edge, dashes = false, width = 1) => ({
  borderWidth: width,
  color: { background: fill, border: edge, highlight: { background: fill, border: colour("accent") } },
  font: { ...font(15), strokeWidth: 0 },
  margin: 10,
  shapeProperties: { borderDashes: dashes, borderRadius: 3 },
});

export const dot = (fill, size) => ({
  color: { background: fill, border: fill, highlight: { background: colour("ink"), border: colour("ink") } },
  font: font(13),
  size,
});

export const arrow = { to: { enabled: true, scaleFactor: 0.6 } };

const tell = (place, words, links) => {
  place.textContent = words;
  for (const [name, address] of links) {
    const link = document.createElement("a");
    link.href = address;
    link.target = "_top";
    link.textContent = name;
    place.append(" ", link);
  }
};

// "looks" returns what each group of nodes looks like, "edge" an edge with its own look; both are
// asked again when the colours of the page turn. Returns the network of vis-network.
export const draw = ({ looks, edge }) => {
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const chosen = document.getElementById("chosen");
  const place = document.getElementById("network");
  // What nobody draws into takes no room.
  place.classList.add("drawn");
  const nodes = new vis.DataSet(data.nodes.map(({ text, links, ...node }) => node));
  const edges = new vis.DataSet(data.edges.map(edge));
  // Isolated, so that no text turns the direction of the next one.
  const words = new Map(data.nodes.map((node) => [node.id, `\u2068${node.text}\u2069`]));
  const links = new Map(data.nodes.map((node) => [node.id, node.links ?? []]));
  const network = new vis.Network(place, { nodes, edges }, {
    ...data.options,
    configure: { enabled: false },
    groups: looks(),
    interaction: { hover: false, keyboard: { enabled: true, bindToWindow: false }, zoomView: false },
  });

  network.once("afterDrawing", () => network.fit());
  network.on("resize", () => network.fit());

  network.on("selectNode", ({ nodes: [id] }) => {
    const near = [...new Set(network.getConnectedNodes(id))].map((other) => words.get(other));
    tell(chosen, `${words.get(id)} — with: ${near.join("; ")}`, links.get(id));
  });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const { zoom } = button.dataset;
      if (zoom === "fit") network.fit();
      else network.moveTo({ scale: network.getScale() * Number(zoom) });
    });
  }

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    network.setOptions({ groups: looks() });
    edges.update(data.edges.map(edge));
  });
  return network;
};
