/** @grafana/scenes asks for one as it loads; jsdom has none. */
class NeverInView {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { IntersectionObserver: NeverInView });
