// What is around a class: solid lines lead up, dotted ones sideways, pale ones by titles alone.

import { arrow, box, colour, dot, draw } from "./drawing.js";

const DASHES = { up: false, lateral: [2, 6], down: [10, 5], inferred: false, asks: false };
const PALE = new Set(["inferred", "asks"]);

const network = draw({
  looks: () => ({
    here: box(colour("grade-5"), colour("ink"), false, 2.5),
    "here-undescribed": box(colour("grade-5"), colour("ink"), [5, 4], 2.5),
    described: box(colour("grade-2"), colour("accent")),
    undescribed: box(colour("paper"), colour("quiet"), [5, 4]),
    competency: dot(colour("second"), 10),
  }),
  edge: (one) => ({
    ...one,
    color: { color: colour(PALE.has(one.kind) ? "line" : "quiet"), highlight: colour("accent") },
    dashes: DASHES[one.kind],
    width: PALE.has(one.kind) ? 1 : 1.75,
    arrows: one.kind === "asks" ? "" : arrow,
  }),
});

const move = document.getElementById("move");
move?.addEventListener("click", () => {
  const moves = move.getAttribute("aria-pressed") !== "true";
  move.setAttribute("aria-pressed", String(moves));
  network.setOptions({ physics: { enabled: moves } });
});
