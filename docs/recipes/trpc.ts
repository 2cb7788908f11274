import { ShareUpdateSchema } from "@specmill/share-clients/rapidly";
import { initTRPC } from "@trpc/server";

const t = initTRPC.create();

export const router = t.router({
  updateShare: t.procedure.input(ShareUpdateSchema).mutation(({ input }) => ({ renamed: input.name ?? null })),
});
