//! The tables of areas and postcodes. What the rows mean is with `area` and `postcode`; nothing here checks an import.

use diesel::prelude::*;

use super::{Area, Level, Outline, Places, Point, Postcode};
use crate::db::schema::{area, postcode};
use crate::db::{self, AnyConnection};

/// Rows in one insert: few journeys to the database, far below the values that one statement may hold.
const ROWS_AT_ONCE: usize = 1_000;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = area, treat_none_as_null = true)]
struct AreaRow {
    code: String,
    level: String,
    name: String,
    district: Option<String>,
    side: Option<String>,
    parent_code: Option<String>,
    inhabitants: Option<i32>,
    households: Option<i32>,
    figures: Option<String>,
    outline: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = postcode)]
struct PostcodeRow {
    code: String,
    latitude: f64,
    longitude: f64,
    area_code: Option<String>,
    inhabitants: Option<i32>,
}

impl Places {
    /// Every area and postcode. An area whose outline cannot be read any more is left out.
    pub fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        let areas = area::table.select(AreaRow::as_select()).load(conn)?;
        let postcodes = postcode::table.select(PostcodeRow::as_select()).load(conn)?;
        Ok(Self::new(areas.into_iter().filter_map(AreaRow::into_area), postcodes.into_iter().map(Postcode::from)))
    }
}

impl Area {
    /// Stores these areas, in place of those with the same code.
    pub fn put(conn: &mut AnyConnection, areas: &[Self]) -> QueryResult<()> {
        let rows: Vec<AreaRow> = areas.iter().map(AreaRow::of).collect();
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
            diesel::delete(area::table.filter(area::code.eq_any(codes))).execute(conn)?;
            db::each!(conn, |c| diesel::insert_into(area::table).values(rows).execute(c))?;
        }
        Ok(())
    }
}

impl Postcode {
    /// Stores these postcodes, in place of those with the same digits.
    pub fn put(conn: &mut AnyConnection, postcodes: &[Self]) -> QueryResult<()> {
        let rows: Vec<PostcodeRow> = postcodes.iter().map(PostcodeRow::of).collect();
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
            diesel::delete(postcode::table.filter(postcode::code.eq_any(codes))).execute(conn)?;
            db::each!(conn, |c| diesel::insert_into(postcode::table).values(rows).execute(c))?;
        }
        Ok(())
    }
}

impl AreaRow {
    fn of(area: &Area) -> Self {
        let center = area.center();
        Self {
            code: area.code.clone(),
            level: area.level.word().to_owned(),
            name: area.name.clone(),
            district: area.district.clone(),
            side: area.side.clone(),
            parent_code: area.parent_code.clone(),
            inhabitants: area.inhabitants,
            households: area.households,
            figures: Some(serde_json::json!(area.figures).to_string()),
            outline: Some(area.outline.to_geometry().to_string()),
            latitude: Some(center.lat),
            longitude: Some(center.lon),
        }
    }

    fn into_area(self) -> Option<Area> {
        let geometry = serde_json::from_str(self.outline.as_deref()?).ok()?;
        let figures = self.figures.as_deref().and_then(|text| serde_json::from_str(text).ok());
        Some(Area {
            level: Level::of_code(&self.code)?,
            outline: Outline::stored(&geometry).ok()?,
            code: self.code,
            name: self.name,
            district: self.district,
            side: self.side,
            parent_code: self.parent_code,
            inhabitants: self.inhabitants,
            households: self.households,
            figures: figures.unwrap_or_default(),
        })
    }
}

impl PostcodeRow {
    fn of(postcode: &Postcode) -> Self {
        Self {
            code: postcode.digits.clone(),
            latitude: postcode.point.lat,
            longitude: postcode.point.lon,
            area_code: Some(postcode.wijk_code.clone()),
            inhabitants: postcode.inhabitants,
        }
    }
}

impl From<PostcodeRow> for Postcode {
    fn from(row: PostcodeRow) -> Self {
        Self {
            digits: row.code,
            point: Point { lat: row.latitude, lon: row.longitude },
            wijk_code: row.area_code.unwrap_or_default(),
            inhabitants: row.inhabitants,
        }
    }
}
