// Lines from a row to its true neighbors, fainter the farther down the list.
import { BufferAttribute, BufferGeometry, Group, LineBasicMaterial, LineSegments, Vector3 } from "three";

const MOST = 20; // selected rows whose neighbors are shown: of more no line could be followed
const FAINTEST = 0.25, BRIGHTEST = 0.9, FAINTER = 0.5; // the last beside the first; those of the selection beside the attended row's

/** Follows hovering, selecting and flights. */
export class NeighborLines {
  /** @param {import("../view.js").View} view */
  constructor({ cloud, data, state, wake }) {
    this._cloud = cloud;
    this._data = data;
    this._state = state;
    const lines = data.neighborsKnown ? (MOST + 1) * data.neighborsKnown.k : 0;
    this._places = new BufferAttribute(new Float32Array(6 * lines), 3);
    this._colors = new BufferAttribute(new Float32Array(8 * lines), 4);
    this._geometry = new BufferGeometry().setAttribute("position", this._places).setAttribute("color", this._colors);
    const material = new LineBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
    this.object = new Group();
    this._segments = new LineSegments(this._geometry, material);
    this._segments.frustumCulled = false;
    this.object.add(this._segments);
    this._due = true;
    this._t = -1;
    this._hear = ({ detail: { what } }) => {
      if (["hovered", "selected", "layout", "epoch", "visible", "neighbors"].includes(what)) this._due = true;
    };
    state.addEventListener("change", this._hear);
    wake();
  }

  /** Before each picture. */
  update() {
    if (!this._due && this._t === this._cloud.t) return;
    this._due = false;
    this._t = this._cloud.t;
    this._count = 0;
    const { attended, neighborsShown, selected } = this._state;
    if (neighborsShown && this._data.neighborsKnown) {
      if (selected.size <= MOST) for (const row of selected) if (row !== attended) this._draw(row, FAINTER);
      if (attended >= 0) this._draw(attended, 1);
    }
    this._geometry.setDrawRange(0, 2 * this._count);
    this._segments.visible = this._count > 0;
    this._places.needsUpdate = this._colors.needsUpdate = true;
  }

  _draw(row, strength) {
    const near = this._data.neighbors(row);
    if (!this._cloud.sees(row)) return;
    this._cloud.positionOf(row, _start);
    near.forEach((other, place) => {
      if (!this._cloud.sees(other)) return;
      this._cloud.positionOf(other, _end);
      const bright = strength * (BRIGHTEST + ((FAINTEST - BRIGHTEST) * place) / Math.max(1, near.length - 1)), i = 2 * this._count++;
      _start.toArray(this._places.array, 3 * i);
      _end.toArray(this._places.array, 3 * i + 3);
      for (const end of [i, i + 1]) this._colors.setXYZW(end, 1, 1, 1, bright);
    });
  }

  stop() {
    this._state.removeEventListener("change", this._hear);
    this._geometry.dispose();
    this._segments.material.dispose();
  }
}

const _start = new Vector3(), _end = new Vector3();
