/** Where a command runs, and where it writes to. */
export interface Terminal {
  /** The absolute working folder. */
  readonly root: string;
  readonly out: (text: string) => void;
  /** Reads standard input to its end. */
  readonly input?: () => Promise<Uint8Array>;
  readonly error: (text: string) => void;
  /** Whether `error` is a terminal that a line can be rewritten on, and somebody sees it. */
  readonly interactive: boolean;
  /** How many characters fit into a line of it. */
  readonly columns?: number | undefined;
  /** Whether what goes to `error` may be coloured. */
  readonly colour: boolean;
  /** Whether what goes to `out` may be coloured. */
  readonly outColour?: boolean;
}
