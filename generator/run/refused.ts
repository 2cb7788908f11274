/** A run that did nothing, for reasons that were reported. */
export interface Refused {
  readonly kind: "refused";
  /** A contract has errors; or the command line, the configuration or the output folder is wrong. */
  readonly by: "contract" | "usage";
}
