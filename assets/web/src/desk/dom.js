// Elements, made of what people wrote only by `textContent`.

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any>} [given] properties; `class`, `aria-…` and `role` are attributes, `on` has listeners
 * @param {...(Node|string)} children
 */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") for (const [event, does] of Object.entries(value)) element.addEventListener(event, does);
    else if (name === "class" || name === "role" || name === "for" || name.startsWith("aria-") || name.startsWith("data-"))
      element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** A button. @param {string} text @param {() => void} does @param {Record<string, any>} [given] */
export const button = (text, does, given = {}) =>
  make("button", { type: "button", class: "lw-button", textContent: text, on: { click: does }, ...given });

/** A line of muted text. @param {string} text */
export const muted = (text) => make("p", { class: "lw-muted", textContent: text });

/** Say whether a button is on. @param {HTMLElement} element @param {boolean} on */
export const press = (element, on) => element.setAttribute("aria-pressed", String(on));

/** A canvas with a row's picture; null where it has none. @param {import("../data.js").Data} data @param {number} row
 * @param {number} side pixels */
export function pictureOf(data, row, side) {
  const at = data.sheets.at(row);
  if (!at) return null;
  const zoom = side / Math.max(at.w, at.h), scale = Math.min(2, devicePixelRatio);
  const canvas = make("canvas", { class: "lw-picture", width: Math.round(at.w * zoom * scale), height: Math.round(at.h * zoom * scale) });
  canvas.style.width = `${at.w * zoom}px`;
  canvas.style.height = `${at.h * zoom}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `picture of ${data.ids[row]}`);
  data.sheets.draw(canvas.getContext("2d"), row, 0, 0, side * scale);
  return canvas;
}

/** A row as a button: the dot of its color, what it is, and a note. */
export function rowButton(text, note, color, does) {
  const line = button("", does, { class: "lw-line" });
  if (color) {
    const dot = make("span", { class: "lw-dot" });
    dot.style.background = color;
    line.append(dot);
  }
  line.append(make("span", { class: "lw-grow", textContent: text }), make("span", { class: "lw-note", textContent: note }));
  return line;
}

/** Copy text, also where a page may not ask for the clipboard. @param {string} text @param {HTMLElement} root */
export async function copied(text, root) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text, class: "lw-away" }), before = document.activeElement;
    root.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    before?.focus();
  }
}
