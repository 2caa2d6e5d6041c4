// The page: everything lies in it, as text.
import { restore } from "./address.js";
import { bytesOf, unpack } from "./arrays.js";
import { excuse, mount } from "./view.js";

const text = (id) => document.getElementById(id)?.textContent.trim();

function* sheets() {
  for (let number = 0, sheet; (sheet = text("sheet." + number)); number++) yield new Blob([bytesOf(sheet)]);
}

document.documentElement.classList.add("latentwalk-page");
const root = document.getElementById("root");
try {
  const packed = { head: JSON.parse(text("head")), blob: await unpack(bytesOf(text("data"))), sheets: [...sheets()] };
  for (const script of document.querySelectorAll("script[id]")) script.remove(); // as large as all that is shown
  globalThis.latentwalk = mount(root, packed, { alone: true });
  const show = () => location.hash.length > 1 && restore(globalThis.latentwalk, location.hash.slice(1));
  show();
  addEventListener("hashchange", show);
  root.focus({ preventScroll: true }); // keys are for the view at once
} catch (error) {
  root.textContent = excuse(error);
  throw error;
}
