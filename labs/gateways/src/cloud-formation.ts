import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType } from '@aws-cdk/service-spec-types'

const database = loadAwsServiceSpecSync()

type Properties = Readonly<
  Record<string, { readonly type: PropertyType; readonly required?: boolean }>
>

/**
 * Compares properties of a resource with the schema that AWS publishes: names, types, and required
 * properties.
 *
 * @param resource the type of the resource: `AWS::S3::Bucket`
 * @param isPart whether the user adds other properties, so that required ones may be missing
 * @returns every mistake
 */
export function checkResource(
  resource: string,
  value: unknown,
  isPart: boolean,
): readonly string[] {
  const [found] = database.lookup('resource', 'cloudFormationType', 'equals', resource)
  if (found === undefined) return [`${resource} is not a resource`]
  return checkObject(found.properties, value, resource, isPart)
}

function checkObject(
  properties: Properties,
  value: unknown,
  path: string,
  isPart = false,
): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} must be an object`]
  const given = value as Readonly<Record<string, unknown>>
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required === true && !(name in given) && !isPart)
    .map(([name]) => `${path}.${name} is required`)
  const wrong = Object.entries(given).flatMap(([name, member]) => {
    const property = properties[name]
    const place = `${path}.${name}`
    return property === undefined
      ? [`${place} is not a property`]
      : checkType(property.type, member, place)
  })
  return [...missing, ...wrong]
}

function checkType(type: PropertyType, value: unknown, path: string): readonly string[] {
  // A reference to another resource is allowed in place of a string.
  const isRef = typeof value === 'object' && value !== null && Object.keys(value).join() === 'Ref'
  const must = (isFine: boolean, kind: string): readonly string[] =>
    isFine ? [] : [`${path} must be ${kind}`]
  switch (type.type) {
    case 'string':
      return must(typeof value === 'string' || isRef, 'a string')
    case 'boolean':
      return must(typeof value === 'boolean', 'a boolean')
    case 'integer':
    case 'number':
      return must(Number.isInteger(value), 'a number')
    case 'array':
      if (!Array.isArray(value)) return must(false, 'a list')
      return value.flatMap((element, index) =>
        checkType(type.element, element, `${path}[${index}]`),
      )
    case 'map':
      return Object.entries(value as object).flatMap(([name, member]) =>
        checkType(type.element, member, `${path}.${name}`),
      )
    case 'ref': {
      const definition = database.get('typeDefinition', type.reference.$ref)
      return checkObject(definition.properties, value, path)
    }
    case 'union': {
      const outcomes = type.types.map((one) => checkType(one, value, path))
      return outcomes.some((problems) => problems.length === 0) ? [] : (outcomes[0] ?? [])
    }
    default:
      return must(type.type === 'json', `of a type that this check knows, not ${type.type}`)
  }
}
