// Strokes as smooth lines of varying width, by the same rule as on paper: pressure where the device tells it, otherwise
// a slow line is a heavy one.
import type { InkPoint } from '../../wire.gen';
import { PAD_WIDTH } from './ink';

/** Half widths in pad units. */
const THIN = 1.6;
const THICK = 4.5;
/** Pad units a millisecond that count as fast. */
const FAST = 3.2;

/** Half the line's width at each point, smoothed so that the line swells and does not jump. */
export function halfWidths(stroke: readonly InkPoint[]): number[] {
  let widths = stroke.map((point, i) => {
    const before = stroke[Math.max(0, i - 1)] ?? point;
    const speed = Math.hypot(point.x - before.x, point.y - before.y) / Math.max(1, point.t - before.t);
    const heavy = point.p > 0 ? point.p / 1000 : 1 - Math.min(0.8, speed / FAST);
    return THIN + (THICK - THIN) * heavy;
  });
  if (widths.length > 1) widths[0] = widths[1] ?? THIN;
  for (let pass = 0; pass < 4; pass += 1) {
    widths = widths.map((w, i) => {
      const [left, right] = [widths[i - 1], widths[i + 1]];
      return left === undefined || right === undefined ? w : (left + 2 * w + right) / 4;
    });
  }
  return widths;
}

/** A curve from `from` to `to` bent towards `over`, as wide as `width`, in pad units. */
export type Piece = { from: [number, number]; over: [number, number]; to: [number, number]; width: number };

function between(a: InkPoint, b: InkPoint): [number, number] {
  return [(a.x + b.x) / 2, (a.y + b.y) / 2];
}

/** The pieces of a stroke: each bends over a point written and ends half way to the next, so there is no corner. */
export function pieces(stroke: readonly InkPoint[]): Piece[] {
  const widths = halfWidths(stroke);
  const made: Piece[] = [];
  for (let i = 1; i < stroke.length; i += 1) {
    const [before, here, next] = [stroke[i - 1], stroke[i], stroke[i + 1]];
    if (!before || !here) continue;
    const start = between(before, here);
    if (i === 1) made.push({ from: [before.x, before.y], over: start, to: start, width: 2 * (widths[0] ?? THIN) });
    made.push({ from: start, over: [here.x, here.y], to: next ? between(here, next) : [here.x, here.y], width: 2 * (widths[i] ?? THIN) });
  }
  return made;
}

/** Draws strokes on a canvas of any size, in the colour of its text. */
export function draw(canvas: HTMLCanvasElement, strokes: readonly (readonly InkPoint[])[]): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const scale = canvas.width / PAD_WIDTH;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const stroke of strokes) drawStroke(context, stroke, getComputedStyle(canvas).color);
}

function drawStroke(context: CanvasRenderingContext2D, stroke: readonly InkPoint[], colour: string): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const only = stroke[0];
  if (stroke.length === 1 && only) {
    context.beginPath();
    context.arc(only.x, only.y, THICK, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  for (const piece of pieces(stroke)) {
    context.beginPath();
    context.lineWidth = piece.width;
    context.moveTo(...piece.from);
    context.quadraticCurveTo(...piece.over, ...piece.to);
    context.stroke();
  }
}
