import { dragged, poseText, restPose, turned, zoomed } from './pose';

describe('a photo in the lightbox', () => {
  it('is enlarged eight times at most and never smaller than the screen', () => {
    expect(zoomed(zoomed(restPose, 5), 5).scale).toBe(8);
    expect(zoomed(restPose, 0.2)).toEqual(restPose);
  });

  it('keeps what was in the middle in the middle', () => {
    const moved = dragged(zoomed(restPose, 2), 100, -40);
    expect(zoomed(moved, 2)).toMatchObject({ x: 200, y: -80, scale: 4 });
  });

  it('lies in the middle again when it is whole or was turned', () => {
    const moved = dragged(zoomed(restPose, 2), 100, -40);
    expect(zoomed(moved, 0.5)).toEqual(restPose);
    expect(turned(moved)).toEqual({ x: 0, y: 0, quarters: 1, scale: 2 });
  });

  it('turns on and on', () => {
    const four = [1, 2, 3, 4].reduce((pose) => turned(pose), restPose);
    expect(poseText(four)).toBe('translate(0px, 0px) rotate(360deg) scale(1)');
  });
});
