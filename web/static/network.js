// A ladder's network: its rungs, and what they share.

import { arrow, box, colour, dot, draw } from "./drawing.js";

draw({
  looks: () => ({
    rung: box(colour("grade-3"), colour("accent")),
    undescribed: box(colour("paper"), colour("quiet"), [5, 4]),
    duty: dot(colour("accent"), 8),
    competency: dot(colour("second"), 10),
  }),
  edge: (one) => ({
    ...one,
    color: { color: colour(one.kind === "next" ? "ink" : "line"), highlight: colour("accent") },
    width: one.kind === "next" ? 2 : 1,
    arrows: one.kind === "next" ? arrow : "",
  }),
});
