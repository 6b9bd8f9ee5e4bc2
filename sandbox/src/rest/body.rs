//! The body of a request: JSON, or a form with files.

use std::convert::Infallible;

use hyper::StatusCode;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderMap};
use multer::Multipart;
use serde_json::{Value, json};

use super::call::header;
use super::error::RestError;
use super::form::Fields;

/// Of a body, as the journal shows it.
const MAX_SHOWN: usize = 32 * 1024;

/// A file of a form: `files[number]`.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) number: u64,
    pub(crate) filename: String,
    pub(crate) content_type: Option<String>,
    pub(crate) content: Bytes,
}

/// A body that was read to its end.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The body itself, or `payload_json`.
    json: Bytes,
    pub(crate) files: Vec<Upload>,
    /// Its `Content-Type` is none that Discord takes.
    is_unreadable: bool,
    is_empty: bool,
}

impl Body {
    pub(crate) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Self, RestError> {
        let content_type = header(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
        let is_empty = body.is_empty();
        match content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "application/json" => Ok(Self { json: body, is_empty, ..Self::default() }),
            "multipart/form-data" => read_form(content_type, body).await,
            "application/x-www-form-urlencoded" if !is_empty => {
                let message = "The sandbox does not take application/x-www-form-urlencoded";
                Err(RestError::new(StatusCode::NOT_IMPLEMENTED, 0, message))
            }
            _ => Ok(Self { is_unreadable: true, is_empty, ..Self::default() }),
        }
    }

    pub(crate) fn json(&self) -> Result<Value, RestError> {
        if self.is_unreadable {
            return Err(content_type_invalid());
        }
        serde_json::from_slice(&self.json).map_err(|_| RestError::not_json())
    }

    /// An object.
    pub(crate) fn fields(&self) -> Result<Fields, RestError> {
        let Value::Object(fields) = self.json()? else {
            let message = "Only dictionaries may be used in a DictType.";
            return Err(RestError::field(&[], "DICT_TYPE_CONVERT", message));
        };
        Ok(fields)
    }

    /// An object, or nothing where a body may be left out.
    pub(crate) fn optional_fields(&self) -> Result<Fields, RestError> {
        if self.is_empty { Ok(Fields::new()) } else { self.fields() }
    }

    /// For the journal: the JSON as far as it is not too long, with the files by name and size.
    pub(crate) fn shown(&self) -> Value {
        if self.is_empty {
            return Value::Null;
        }
        let is_short = self.json.len() <= MAX_SHOWN;
        let json: Value =
            if is_short { serde_json::from_slice(&self.json).unwrap_or_default() } else { Value::Null };
        if self.files.is_empty() {
            return json;
        }
        let file = |upload: &Upload| json!({"number": upload.number, "filename": upload.filename, "size": upload.content.len()});
        json!({"payload_json": json, "files": self.files.iter().map(file).collect::<Vec<_>>()})
    }
}

fn content_type_invalid() -> RestError {
    let message = "Expected \"Content-Type\" header to be one of {'application/json', \
        'application/x-www-form-urlencoded', 'multipart/form-data'}.";
    RestError::field(&[], "CONTENT_TYPE_INVALID", message)
}

async fn read_form(content_type: &str, body: Bytes) -> Result<Body, RestError> {
    let malformed = |_: multer::Error| {
        RestError::new(StatusCode::BAD_REQUEST, 0, "400: Bad Request (malformed multipart/form-data)")
    };
    let boundary = multer::parse_boundary(content_type).map_err(malformed)?;
    let stream = futures_util::stream::iter([Ok::<_, Infallible>(body)]);
    let mut form = Multipart::new(stream, boundary);
    let mut read = Body::default();
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "payload_json" {
            read.json = field.bytes().await.map_err(malformed)?;
            continue;
        }
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')?.parse().ok());
        let (Some(number), Some(filename)) = (number, field.file_name().map(str::to_owned)) else {
            let message = "A part must be payload_json, or files[n] with a filename.";
            return Err(RestError::field(&[&name], "MULTIPART_PART_INVALID", message));
        };
        let content_type = field.content_type().map(ToString::to_string);
        let content = field.bytes().await.map_err(malformed)?;
        read.files.push(Upload { number, filename, content_type, content });
    }
    if read.json.is_empty() {
        read.json = Bytes::from_static(b"{}");
    }
    Ok(read)
}
