// Where the person's stage stands in the room: room = rig.position + R_y(yaw) · (scale · stage), in meters and radians,
// as `runtime/ground/geometry.py` has it.  A rig is the three.js group that holds the camera; the room is the scene.
import { Vector3 } from "three";

/** A walker the size of a point, and a cloud the size of a fist. */
export const MIN_SCALE = 0.02, MAX_SCALE = 50;

const UP = new Vector3(0, 1, 0), offset = new Vector3(), place = new Vector3(), feet = new Vector3();

/** A stage point in the room. */
export function toRoom(rig, stage, target) {
  return target.copy(stage).multiplyScalar(rig.scale.x).applyAxisAngle(UP, rig.rotation.y).add(rig.position);
}

/** A direction of the stage in the room. */
export function wayToRoom(rig, way, target) {
  return target.copy(way).applyAxisAngle(UP, rig.rotation.y);
}

/** A room point in the stage. */
export function toStage(rig, room, target) {
  return target.copy(room).sub(rig.position).applyAxisAngle(UP, -rig.rotation.y).divideScalar(rig.scale.x);
}

/** Move the rig, keeping its yaw and scale, so that a stage point comes to stand at a room point. */
export function putAt(rig, stage, room) {
  offset.copy(stage).multiplyScalar(rig.scale.x).applyAxisAngle(UP, rig.rotation.y);
  // Where that would be no place it stays: from there no hand would bring it back.
  if (Number.isFinite(room.x + room.y + room.z + offset.lengthSq())) rig.position.copy(room).sub(offset);
}

/** Turn the person on the spot; positive is to the left. */
export function turn(rig, head, angle) {
  toRoom(rig, head.position, place);
  rig.rotation.y = wrap(rig.rotation.y + angle);
  putAt(rig, head.position, place);
}

/** Put the person's feet, the place on the stage's floor below the head, at a room point. */
export function stand(rig, head, room) {
  putAt(rig, feet.set(head.position.x, 0, head.position.z), room);
}

export function resize(rig, scale) {
  rig.scale.setScalar(Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)));
}

/** The same angle in −π…π. */
export function wrap(angle) {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** Yaw at which −Z points along the horizontal part of a direction; 0 where it has none. */
export function yawOf(way) {
  return Math.hypot(way.x, way.z) > 1e-9 ? Math.atan2(-way.x, -way.z) : 0;
}
