/** World: panel. The little of plotly that `plotly.ts` uses; the package brings no types. */
declare module 'plotly.js/lib/core' {
  interface PlotlyCore {
    register(modules: readonly unknown[]): void;
    react(
      element: HTMLElement,
      data: readonly unknown[],
      layout: Readonly<Record<string, unknown>>,
      config: Readonly<Record<string, unknown>>,
    ): Promise<unknown>;
    purge(element: HTMLElement): void;
  }
  const core: PlotlyCore;
  export default core;
}

declare module 'plotly.js/lib/icicle' {
  const icicle: unknown;
  export default icicle;
}
