/* The pages of a PDF as pictures, with their words above, which are not seen and can be selected. */

import { pages, say, source } from "./10-page.js";

const FILES = "/_preview/pdfjs/";
const WIDEST = 900; // pixels of a page
const SHARPEST = 2; // pixels of the screen to one of the page

/** @param {string} name */
const textOf = (name) => (name ? `, ${name}` : "");

/**
 * Shows the pages, each when it comes near the part that is in view.
 * @returns {Promise<void>}
 */
export const showPages = async () => {
  const viewer = `${FILES}pdf.min.mjs`;
  const pdfjs = await import(viewer);
  pdfjs.GlobalWorkerOptions.workerSrc = `${FILES}pdf.worker.min.mjs`;
  const shown = await pdfjs.getDocument({
    url: `/_preview/document-pdf?${new URLSearchParams({ source })}`,
    cMapUrl: FILES,
    standardFontDataUrl: FILES,
    wasmUrl: FILES,
    useWasm: false, // the policy of the page lets none run
    enableXfa: false,
  }).promise;
  const labels = await shown.getPageLabels();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        near.unobserve(target);
        draw(pdfjs, shown, target).catch((failure) => {
          console.error(failure);
          target.textContent = say(
            "This page cannot be shown: read its text.",
            "このページは表示できません。",
          );
        });
      }
    },
    { rootMargin: "800px 0px" },
  );
  const first = (await shown.getPage(1)).getViewport({ scale: 1 });
  pages.replaceChildren(
    ...Array.from({ length: shown.numPages }, (_, at) => {
      const page = document.createElement("section");
      page.className = "page";
      page.dataset.page = String(at + 1);
      page.setAttribute("aria-label", `${say("Page", "ページ")} ${at + 1}${textOf(labels?.[at] ?? "")}`);
      page.style.aspectRatio = `${first.width} / ${first.height}`;
      near.observe(page);
      return page;
    }),
  );
};

/**
 * @param {any} pdfjs
 * @param {any} shown
 * @param {HTMLElement} place
 */
const draw = async (pdfjs, shown, place) => {
  const page = await shown.getPage(Number(place.dataset.page));
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(place.clientWidth, WIDEST) / plain.width;
  const viewport = page.getViewport({ scale });
  place.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
  place.style.setProperty("--total-scale-factor", String(scale));
  const canvas = document.createElement("canvas");
  const sharp = Math.min(devicePixelRatio, SHARPEST);
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  canvas.setAttribute("aria-hidden", "true");
  const words = document.createElement("div");
  words.className = "textLayer";
  words.tabIndex = 0;
  place.replaceChildren(canvas, words);
  const transform = sharp === 1 ? null : [sharp, 0, 0, sharp, 0, 0];
  await Promise.all([
    page.render({ canvas, viewport, transform }).promise,
    new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render(),
  ]);
  place.dataset.ready = "";
};
