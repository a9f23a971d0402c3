// The application of the table without a policy, for routes behind a proxy that has one.
import { answerError, createConformanceApp } from '@webcors/conformance/table'

const app = createConformanceApp()

/** Turns errors of the application into responses, because no policy around it does. */
async function answer(request: Request): Promise<Response> {
  try {
    return await app(request)
  } catch (error) {
    return error instanceof Response ? error : answerError(error)
  }
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
