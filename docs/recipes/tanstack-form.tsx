import { type ShareUpdate, ShareUpdateSchema } from "@specmill/share-clients/rapidly";
import { formOptions, useForm } from "@tanstack/react-form";

const defaultValues: ShareUpdate = { name: "", prices: [{ amount_type: "fixed", price_amount: 0 }] };

export const shareForm = formOptions({ defaultValues, validators: { onChange: ShareUpdateSchema } });

export function ShareForm({ save }: { readonly save: (update: ShareUpdate) => Promise<void> }) {
  const form = useForm({ ...shareForm, onSubmit: ({ value }) => save(value) });
  return (
    <form.Field name="prices[0].price_amount">
      {({ state, handleChange }) => (
        <label>
          <input
            type="number"
            value={state.value ?? ""}
            onChange={({ target }) => handleChange(target.valueAsNumber)}
          />
          {state.meta.errors.map((issue) => issue?.message)}
        </label>
      )}
    </form.Field>
  );
}
