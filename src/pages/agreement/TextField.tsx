import { Field, Input, TextArea } from '@grafana/ui';
import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  description?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** Lines of the field; one line if absent. */
  rows?: number;
  /** Unit behind the number: "%". */
  suffix?: string;
  type?: 'text' | 'date';
  required?: boolean;
  placeholder?: string;
  className?: string;
  /** What is wrong with the value, a sentence; absent while it can be read. */
  error?: string;
}

/** A field of text, with its label bound to it. */
export function TextField({ label, description, value, onChange, rows, suffix, type, required, ...rest }: Props) {
  const id = useId();
  const { placeholder, className, error } = rest;
  const invalid = error !== undefined;
  return (
    <Field
      label={label}
      description={description}
      required={required}
      htmlFor={id}
      className={className}
      invalid={invalid}
      error={error}
      noMargin
    >
      {rows === undefined ? (
        <Input
          id={id}
          aria-invalid={invalid || undefined}
          type={type ?? 'text'}
          value={value}
          suffix={suffix}
          placeholder={placeholder}
          inputMode={suffix === undefined ? undefined : 'decimal'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextArea
          id={id}
          aria-invalid={invalid || undefined}
          rows={rows}
          value={value}
          placeholder={placeholder}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
