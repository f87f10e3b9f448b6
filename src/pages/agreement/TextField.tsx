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
}

/** A field of text, with its label bound to it. */
export function TextField({ label, description, value, onChange, rows, suffix, type, required, ...rest }: Props) {
  const id = useId();
  const { placeholder, className } = rest;
  return (
    <Field label={label} description={description} required={required} htmlFor={id} className={className} noMargin>
      {rows === undefined ? (
        <Input
          id={id}
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
          rows={rows}
          value={value}
          placeholder={placeholder}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
