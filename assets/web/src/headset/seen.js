// What is seen of a walk in a headset: in the stage, around the person, and in the room.
import { Group } from "three";
import { Budget } from "./budget.js";
import { Card } from "./panels/card.js";
import { Hands } from "./hands.js";
import { Wrist } from "./panels/hanging.js";
import { Laser } from "./laser.js";
import { Menu } from "./panels/menu.js";
import { Notice } from "./panels/notice.js";
import { Probe } from "./panels/probe.js";
import { Teleport } from "./body/teleport.js";
import { Vignette } from "./vignette.js";

export class Seen {
  /** @param {import("../view.js").View} view @param {import("./walk.js").Walk} walk */
  constructor(view, walk) {
    this._walk = walk;
    this.laser = new Laser();
    this.teleport = new Teleport();
    this.vignette = new Vignette();
    this.hands = new Hands();
    this.wrist = new Wrist();
    this.budget = new Budget(view.cloud, view.data.count);
    this.notice = new Notice();
    this.card = new Card(view.state);
    this.probe = view.decoder ? new Probe(view.decoder, view.world, view.state) : null;
    this.menu = new Menu(walk, this);
    this.sheets = [this.notice, this.card, this.probe, this.menu].filter((one) => one).map(({ sheet }) => sheet);
    this.inStage = new Group();
    this.inStage.add(...this.sheets.map(({ object }) => object), ...this.laser.objects, ...this.hands.objects);
    this.inRoom = new Group();
    this.inRoom.add(...this.teleport.objects, this.vignette.object);
    if (this.probe) this.inRoom.add(this.probe.mark);
    view.rig.add(this.inStage);
    view.scene.add(this.inRoom);
    this.budget.begin();
  }

  /** @param {XRFrame} frame @param {XRReferenceSpace} space @param {number} dt seconds @param {number} now milliseconds */
  update(frame, space, dt, now) {
    const { rig, controls, tool, onMenu, buttons, sticks, passthrough } = this._walk, { laser, menu, probe, teleport } = this;
    const captured = onMenu !== null || menu.sheet.held, hand = controls[laser.side], probes = probe && tool === "probe";
    this.wrist.update(menu.sheet, controls, laser.side, captured, dt);
    if (probes) probe.update(rig, hand, controls, buttons.trigger[laser.side], captured, dt);
    this.card.update(hand, controls, probes || captured, dt);
    this.notice.update(controls, dt);
    laser.show(rig, controls, teleport.thrown);
    this.hands.update(controls, frame, space, laser.side);
    this.vignette.show(passthrough ? 0 : sticks.vignette); // who sees the room around is in no need of it
    for (const sheet of this.sheets) sheet.refresh(now);
    this.inStage.updateMatrixWorld(true);
  }

  stop() {
    this.inStage.removeFromParent();
    this.inRoom.removeFromParent();
    this.budget.end();
    for (const part of [this.card, this.menu, this.notice.sheet, this.probe]) part?.stop();
    const free = ({ geometry, material }) => {
      geometry?.dispose();
      material?.dispose();
    };
    for (const group of [this.inStage, this.inRoom]) group.traverse(free);
  }
}
