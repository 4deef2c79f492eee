/** How a photo is held: shifted by CSS pixels, turned by quarter turns, enlarged from 1 (fits the screen). */
export interface Pose {
  x: number;
  y: number;
  quarters: number;
  scale: number;
}

const MOST = 8;
export const restPose: Pose = { x: 0, y: 0, quarters: 0, scale: 1 };

/** Enlarged or made smaller; back at 1 it lies in the middle again. */
export function zoomed(pose: Pose, factor: number): Pose {
  const scale = Math.min(MOST, Math.max(1, pose.scale * factor));
  if (scale <= 1.01) return { ...pose, scale: 1, x: 0, y: 0 };
  const ratio = scale / pose.scale;
  return { ...pose, scale, x: pose.x * ratio, y: pose.y * ratio };
}

/** A quarter turn to the right, in the middle again. The count goes on, so that it never spins back. */
export const turned = (pose: Pose): Pose => ({ ...pose, quarters: pose.quarters + 1, x: 0, y: 0 });

export const dragged = (pose: Pose, x: number, y: number): Pose => ({
  ...pose,
  x: pose.x + x,
  y: pose.y + y,
});

/** For the CSS property `transform`. */
export const poseText = ({ x, y, quarters, scale }: Pose): string =>
  `translate(${x}px, ${y}px) rotate(${quarters * 90}deg) scale(${scale})`;
