import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type ShareUpdate, ShareUpdateSchema } from "@specmill/share-clients/rapidly";
import { useForm } from "react-hook-form";

export const resolver = standardSchemaResolver(ShareUpdateSchema);

export function ShareForm({ save }: { readonly save: (update: ShareUpdate) => Promise<void> }) {
  const { register, handleSubmit, getFieldState, formState } = useForm({ resolver });
  return (
    <form onSubmit={handleSubmit(save)}>
      <input type="number" {...register("prices.0.price_amount", { valueAsNumber: true })} />
      {getFieldState("prices.0.price_amount", formState).error?.message}
    </form>
  );
}
