import {
  applyDecorators,
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FieldFault, InputOf, OutputOf, Route, RouteInput } from '@pijar/shared/contracts';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { problems } from './problems';

/** What an operation promises beyond its route: the schemas of both directions, and who may call it. */
export interface OperationOptions<I extends RouteInput, O> {
  summary: string;
  /** 'public': nobody need sign in; 'person': anyone signed in; else: one of these roles. */
  access: 'public' | 'person' | readonly string[];
  params?: z.ZodType<I['params']>;
  query?: z.ZodType<I['query']>;
  body?: z.ZodType<I['body']>;
  /** Strips what the contract does not name. Left out for 204 and for streams. */
  response?: z.ZodType<O>;
  /** Of the good answer; default 200, or 204 where there is no response schema and `stream` is not set. */
  status?: number;
  /** The handler writes a file itself; names its media type in the OpenAPI document. */
  stream?: string;
}

export const OPERATION = Symbol('operation');

const verbs = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** One route of the API on a controller's method: path, access, validation, answer and documentation in one place. */
export function Operation<R extends Route>(
  route: R,
  options: OperationOptions<InputOf<R>, OutputOf<R>>,
): MethodDecorator {
  const status = options.status ?? (options.response || options.stream ? 200 : 204);
  return applyDecorators(
    SetMetadata(OPERATION, options),
    verbs[route.method](route.path),
    HttpCode(status),
    ...documentation(route, options, status),
  );
}

function documentation(
  route: Route,
  options: OperationOptions<RouteInput, unknown>,
  status: number,
): MethodDecorator[] {
  const tag = route.path.split('/')[3] ?? 'health';
  const docs: MethodDecorator[] = [ApiTags(tag), ApiOperation({ summary: options.summary })];
  for (const name of route.path.match(/:\w+/g) ?? []) docs.push(ApiParam({ name: name.slice(1) }));
  if (options.query instanceof z.ZodObject) {
    for (const name of Object.keys(options.query.shape)) {
      docs.push(ApiQuery({ name, required: false, schema: { type: 'string' } }));
    }
  }
  if (options.body) docs.push(ApiBody({ schema: jsonSchema(options.body, 'input') }));
  docs.push(
    ApiResponse({
      status,
      description: 'Done',
      ...(options.response
        ? { content: { 'application/json': { schema: jsonSchema(options.response, 'output') } } }
        : options.stream
          ? { content: { [options.stream]: { schema: { type: 'string', format: 'binary' } } } }
          : {}),
    }),
    ApiResponse({ status: 'default', description: 'A problem (RFC 9457)' }),
  );
  return docs;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const json = z.toJSONSchema(schema, { target: 'openapi-3.0', unrepresentable: 'any', io });
  delete json.$schema;
  return json;
}

export type Input<R> = {
  [K in 'params' | 'query' | 'body']: InputOf<R> extends Record<K, infer T> ? T : undefined;
};

/** The validated input of the operation: a bad path is a 404, a bad query or body a 422 that names each field. */
export const In = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const options = Reflect.getMetadata(OPERATION, context.getHandler()) as OperationOptions<
    RouteInput,
    unknown
  >;
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    params: options.params ? paramsOf(options.params, request.params) : undefined,
    query: options.query ? checked('query', options.query, request.query) : undefined,
    body: options.body ? checked('body', options.body, request.body ?? {}) : undefined,
  };
});

function paramsOf(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw problems.notFound();
  return result.data;
}

function checked(place: 'query' | 'body', schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw problems.invalid(result.error.issues.slice(0, 50).map((issue) => faultOf(place, issue)));
}

function faultOf(place: string, issue: z.core.$ZodIssue): FieldFault {
  const path = [
    ...issue.path,
    ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ];
  const escaped = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  const code = issue.code === 'custom' ? issue.message : issue.code.replaceAll('_', '-');
  return { pointer: `/${[place, ...escaped].join('/')}`, code, detail: issue.message };
}
