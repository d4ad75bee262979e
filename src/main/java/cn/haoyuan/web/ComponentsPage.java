package cn.haoyuan.web;

import java.time.LocalDate;
import java.util.List;

/** Invented contents for every component. */
public record ComponentsPage(LocalDate today, AsOf asOf, Paging paging, List<Tab> tabs, List<Step> steps) {}
