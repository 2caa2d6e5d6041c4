// What is drawn around rows, over the picture.

export class Outline {
  constructor() {
    this.element = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.element.setAttribute("class", "lw-outline");
    this.element.setAttribute("aria-hidden", "true");
    this._line = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
    this.element.append(this._line);
  }

  /** @param {{x: number, y: number}[]} path corners in pixels; of none nothing is shown */
  draw(path) {
    this._line.setAttribute("points", path.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
  }
}
