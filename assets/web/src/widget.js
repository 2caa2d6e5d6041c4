// The view in a notebook, as anywidget has it: what is selected and shown goes both ways.
import { unpack } from "./arrays.js";
import { mount } from "./view.js";

const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const TOLD_MS = 150; // between two messages, of epochs that play

/** The number of the epoch at a place among the items, and back. */
const numberAt = (items, place) => {
  const i = Math.min(items.length - 1, Math.floor(place)), next = items[i + 1];
  return next ? items[i].epoch + (place - i) * (next.epoch - items[i].epoch) : items[i].epoch;
};
const placeOf = (items, number) => {
  const i = items.findLastIndex(({ epoch }) => epoch <= number), next = items[i + 1];
  return Math.max(0, next && i >= 0 ? i + (number - items[i].epoch) / (next.epoch - items[i].epoch) : i);
};

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
    const view = mount(root, packed, { selection: model.get("selection"), color: model.get("color") }), { state } = view;
    const items = view.data.epochs;
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
    const toEpoch = (number) => number !== null && items.length && state.setEpoch(placeOf(items, number));
    const deaf = [
      hear("selection", (ids) => view.selectIds(ids)),
      hear("color", (name) => state.setColor(name)),
      hear("layout", (name) => state.setLayout(name)),
      hear("epoch", toEpoch),
      hear("height", (px) => (root.style.height = px + "px")),
    ];
    if (model.get("layout")) state.setLayout(model.get("layout"));
    toEpoch(model.get("epoch") ?? null);
    let later = 0;
    const save = () => {
      later ||= setTimeout(() => {
        later = 0;
        model.save_changes();
      }, TOLD_MS);
    };
    const set = {
      selected: () => model.set("selection", view.selectedIds),
      color: () => model.set("color", state.color),
      layout: () => model.set("layout", state.layout),
      epoch: () => {},
    };
    state.addEventListener("change", ({ detail: { what } }) => {
      if (heard || !set[what]) return;
      set[what]();
      if (what === "layout" || what === "epoch") model.set("epoch", state.inEpochs ? numberAt(items, state.epoch) : null);
      if (what === "epoch") save();
      else model.save_changes();
    });
    return () => {
      clearTimeout(later);
      deaf.forEach((stop) => stop());
      view.stop();
    };
  },
};
