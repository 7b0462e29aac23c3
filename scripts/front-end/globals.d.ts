/* What the scripts of a page know of one another: each gives the page one name at most. */

type SearchForOthers =
  typeof import("../../generator/briefing_site/render/themes/base/static/search.js/80-answer.js").forOthers;
type EvidenceForDock =
  typeof import("../../generator/briefing_site/apps/preview/static/evidence.js/90-mount.js").forDock;
type Requests =
  typeof import("../../generator/briefing_site/apps/preview/static/requests.js/10-requests.js").requests;
type Preview = import("../../generator/briefing_site/apps/preview/static/live.js/40-connection.js").Preview;

interface Window {
  /** Takes the pieces of the index, and answers queries; set by search.js. */
  briefingSearch?: ((value: unknown) => void) & SearchForOthers;
  /** Shows the evidence of a page of the preview; set by evidence.js. */
  briefingEvidence?: EvidenceForDock;
  /** What is asked of the preview; set by requests.js. */
  briefingRequests?: Requests;
  /** The connection of a page to the preview; set by live.js. */
  briefingPreview?: Preview;
}

interface MorphCallbacks {
  beforeNodeMorphed(old: Node, fresh: Node): boolean;
  beforeNodeRemoved(node: Node): boolean;
  beforeAttributeUpdated(name: string, element: Element, change: "update" | "remove"): boolean;
}

/** Works new nodes into old ones; set by idiomorph.js, which comes from elsewhere. */
declare const Idiomorph: {
  morph(
    old: Element,
    fresh: NodeListOf<ChildNode>,
    options: { morphStyle: "innerHTML"; ignoreActiveValue: boolean; callbacks: MorphCallbacks },
  ): unknown;
};
