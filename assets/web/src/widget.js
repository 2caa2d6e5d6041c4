// The view in a notebook, as anywidget has it: the selection goes both ways, as ids.
import { unpack } from "./arrays.js";
import { excuse, mount } from "./view.js";

const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** The view, or null where the cell says why there is none. */
function shown(root, packed, options) {
  try {
    return mount(root, packed, options);
  } catch (error) {
    root.textContent = excuse(error);
    return null;
  }
}

export default {
  async render({ model, el }) {
    const root = document.createElement("div");
    root.style.height = model.get("height") + "px";
    el.append(root);
    const packed = {
      head: model.get("head"),
      blob: await unpack(bytes(model.get("data"))),
      sheets: (model.get("sheets") ?? []).map((sheet) => new Blob([bytes(sheet)])),
    };
    const view = shown(root, packed, { selection: model.get("selection"), color: model.get("color") });
    if (!view) return () => root.remove();
    let heard = false; // what comes from the kernel is not sent back to it
    const hear = (name, tell) => {
      const told = () => {
        heard = true;
        tell(model.get(name));
        heard = false;
      };
      model.on("change:" + name, told);
      return () => model.off("change:" + name, told);
    };
    const deaf = [
      hear("selection", (ids) => view.selectIds(ids)),
      hear("color", (name) => view.state.setColor(name)),
      hear("height", (px) => (root.style.height = px + "px")),
    ];
    view.state.addEventListener("change", ({ detail: { what } }) => {
      if (heard || !["selected", "color"].includes(what)) return;
      if (what === "selected") model.set("selection", view.selectedIds);
      else model.set("color", view.state.color);
      model.save_changes();
    });
    return () => {
      deaf.forEach((stop) => stop());
      view.stop();
    };
  },
};
