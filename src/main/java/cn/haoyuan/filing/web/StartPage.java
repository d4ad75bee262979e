package cn.haoyuan.filing.web;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.Form;
import java.time.LocalDate;

/**
 * Before a filing begins: what is asked, by when, who reads it, how long it takes.
 *
 * @param mine whether the viewer is the one to write it
 */
public record StartPage(Duty duty, Form form, boolean mine, LocalDate today) {}
